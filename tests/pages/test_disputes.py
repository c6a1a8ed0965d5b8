"""Disputes of figures: sent, moderated by command, answered in public, found by their figures."""

import json
import subprocess
import sys
from pathlib import Path

from pages.disputants import EMAIL, FIGURE, VISITOR, Desk, kept, send, whole
from pages.posting import PostingSite


def test_from_received_to_answered(home: Path, site: PostingSite, moderate: Desk) -> None:
    """The whole way of one dispute: nothing shown before it is published, then all of it."""
    status, headers, _ = send(site, name="A Society", email=EMAIL)
    assert status == 303
    assert headers["Location"] == "/disputes/1/"
    text = whole(site.get("/disputes/1/"))
    assert "Dispute 1" in text
    assert "A moderator reads it" in text
    assert "Eva" not in text
    assert "Eva" not in site.get("/disputes/")[2]
    (waiting,) = moderate()["disputes"]
    assert waiting["figure"] == FIGURE
    assert waiting["value"] == "3"
    assert waiting["edition"] == "2026-03-10"
    assert len(waiting["edition_sha256"]) == len(waiting["receipt"]) == 64
    assert "email" not in waiting
    assert moderate("show", "1")["dispute"]["email"] == EMAIL
    assert EMAIL.encode() in kept(home)

    moderate("publish", "1")
    text = whole(site.get("/disputes/1/"))
    assert "From A Society" in text
    assert "It counts Eva twice.<br>" in text
    assert "See &lt;https://example.org/list&gt;." in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [U+202E]3" in text
    assert "example.org/list" in text
    assert 'href="https://example.org' not in text
    assert "waits for its answer" in text
    assert "Dispute 1" in whole(site.get("/disputes/"))

    (home / "answer.md").write_text("Eva is counted once.\n\nSee <b>row 3</b>.\n", "utf-8")
    answer = ("--outcome", "stands", "--text", str(home / "answer.md"))
    dry = moderate("answer", "1", *answer, "--dry-run")
    assert (dry["dispute"]["state"], dry["done"]) == ("answered", False)
    assert moderate("show", "1")["dispute"]["state"] == "published"
    moderate("answer", "1", *answer)
    text = whole(site.get("/disputes/1/"))
    assert "The figure stands." in text
    assert '<p dir="auto">Eva is counted once.</p>' in text
    assert '<p dir="auto">See &lt;b&gt;row 3&lt;/b&gt;.</p>' in text
    assert "It counts Eva twice.<br>" in text
    spanish = whole(site.get("/es/disputes/1/"))
    assert "La cifra se mantiene." in spanish
    assert '<div lang="en">' in spanish
    assert moderate()["disputes"] == []


def test_an_email_is_erased_and_no_address_is_ever_kept(
    home: Path, site: PostingSite, moderate: Desk
) -> None:
    """After the answer no file of the site holds it; the visitor's address was never there."""
    for who in (VISITOR, "2001:db8:77:1::5"):
        assert send(site, email=EMAIL, text=f"From {who[:4]}", who=who)[0] == 303
    content = kept(home)
    assert b"198.51.100" not in content
    assert b"2001:db8" not in content
    assert EMAIL.encode() in content
    (home / "answer.md").write_text("No.", "utf-8")
    moderate("answer", "1", "--outcome", "undecided", "--text", str(home / "answer.md"))
    moderate("decline", "2", "--reason", "it names a person")
    assert EMAIL.encode() not in kept(home)
    moderate("undo", "2")
    assert moderate("show", "2")["dispute"]["email"] == ""


def test_declined_and_undone(site: PostingSite, moderate: Desk) -> None:
    """One that is declined is shown to nobody, its reason neither; each step can be taken back."""
    send(site)
    moderate("publish", "1")
    moderate("decline", "1", "--reason", "names a person")
    status, _, text = site.get("/disputes/1/")
    assert status == 410
    assert "was not published" in text
    assert "Eva" not in text
    assert "names a person" not in text
    assert "Dispute 1" not in site.get("/disputes/")[2]
    assert moderate("undo", "1")["dispute"]["state"] == "published"
    assert "Eva" in site.get("/disputes/1/")[2]
    assert moderate("undo", "1")["dispute"]["state"] == "received"
    assert "Eva" not in site.get("/disputes/1/")[2]
    assert moderate("undo", "1")["error"]["code"] == "nothing-to-undo"


CORRECTIONS = """
[[correction]]
date = 2026-02-01
edition = "2026-01-20"
address = "boston"
what = "It was 53 percent and is 54 percent."
why = { en = "A slip of the <pen>.", es = "Un error de <pluma>." }
"""


def test_the_log_of_corrections(home: Path, site: PostingSite, moderate: Desk) -> None:
    """What a dispute led to, and what was typed in; a broken file is told of and hides nothing."""
    send(site)
    (home / "answer.md").write_text("You are right.", "utf-8")
    answer = ("answer", "1", "--outcome", "corrected", "--text", str(home / "answer.md"))
    assert moderate(*answer)["error"]["code"] == "needs-edition"
    assert moderate(*answer, "--edition", "x")["error"]["code"] == "no-such-edition"
    moderate(*answer, "--edition", "2026-03-10")
    (home / "corrections.toml").write_text(CORRECTIONS, "utf-8")
    text = whole(site.get("/corrections/"))
    assert "Corrected in edition 2026-03-10." in text
    assert 'href="/disputes/1/"' in text
    assert "It was 53 percent and is 54 percent." in text
    assert "A slip of the &lt;pen&gt;." in text
    assert 'href="/figures/boston"' in text
    assert "Un error de &lt;pluma&gt;." in whole(site.get("/es/corrections/"))
    for broken in ("[[correction]]\ndate = 1", "[correction", "correction = 3"):
        (home / "corrections.toml").write_text(broken, "utf-8")
        text = whole(site.get("/corrections/"))
        assert "corrections.toml" in text
        assert 'href="/disputes/1/"' in text


ASK = """
import json, sys
from pathlib import Path
from uncover.site.homes import begin
begin(Path(sys.argv[1]))
from uncover.campaign.disputes.showing import disputes_of, disputes_of_place
addresses = ["arrests_made/us-ma?source=arrests&release=drawn",
    "arrests_made/us-ma?source=arrests&release=a-later-one", "arrests_made/us-ma", "boston",
    "arrests_made/us-tx?source=arrests&release=drawn"]
told = [[each.number for each in disputes_of(address)] for address in addresses]
told += [[each.number for each in disputes_of_place(place)] for place in ("us-ma", "us-tx", "us")]
print(json.dumps(told))
"""


def test_pages_of_figures_and_places_find_their_disputes(
    home: Path, site: PostingSite, moderate: Desk
) -> None:
    """Published ones, of the same question from whatever release, the newest first."""
    for n in range(3):
        send(site, text=f"Text {n}")
    moderate("publish", "1")
    moderate("publish", "3")
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(home)], capture_output=True, text=True, check=True
    )
    both = [3, 1]
    assert json.loads(done.stdout) == [both, both, both, [], [], both, [], []]
