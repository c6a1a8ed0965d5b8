-- An edition, format 1 (DESIGN 2). Numbers that are not integers are decimal text with four decimals,
-- half up, percentages in percent; dates are ISO text. Texts for readers are JSON by language.
create table edition (key text primary key, value text not null) without rowid;
create table receipt (hash text primary key, document text not null) without rowid;
-- A figure that is pinned, with the whole document of DESIGN 5 in each language.
create table figure (
  address text primary key, id text unique, measure text not null, place text not null,
  basis text not null, documents text not null, receipt text references receipt (hash)
) without rowid;
-- A table of figures: a measure split by dimensions; its receipt counts all of its values.
create table series (
  address text primary key, measure text not null, source text not null, release text not null,
  kind text not null, unit text not null, dimensions text not null, options text not null,
  records_end text, hazards text not null, receipt text references receipt (hash)
) without rowid;
-- One value of a series. Of a row whose place or class nobody knows that dimension is null in `keys`.
create table value (
  series text not null references series (address), keys text not null, address text not null,
  place text not null, first text, last text, is_partial integer not null,
  numerator integer, denominator integer, unknown integer not null,
  value text, low text, high text, alternatives text,
  primary key (series, keys)
) without rowid;
create index value_of_place on value (place, series);
create index value_at on value (address);
create table measure (
  name text primary key, version integer not null, kind text not null, unit text not null,
  source text not null, document text not null
) without rowid;
create table hazard (id text not null, language text not null, sentence text not null,
  primary key (id, language)) without rowid;
-- Of a release and table: request, files and hashes, and under `told` its rows and known problems.
create table source (release text not null, source text not null, document text not null,
  primary key (release, source)) without rowid;
-- What an agency printed or others quoted, line by line.
create table line (number integer primary key, place text not null, document text not null);
create index line_of_place on line (place);
-- Pages of reference by name and language, each a JSON object: `glossary`, `rules`, and for every
-- table that the library held `dictionary/<table>`.
create table page (name text not null, language text not null, text text not null,
  primary key (name, language)) without rowid;
