"""A third language is a folder of messages and no code; what it lacks is told in English."""

import os
import shutil
from pathlib import Path

import pytest

import uncover
from pages.posting import PostingSite, home_of

OWN = """
own-name = "Português"
skip = "Ir para o conteúdo"

[nav]
states = "Estados"
"""


@pytest.mark.slow
def test_a_folder_of_messages_is_a_language(tmp_path: Path) -> None:
    """Its pages stand under its code, every page links to them, and they never fail."""
    package = tmp_path / "src" / "uncover"
    shutil.copytree(Path(uncover.__file__).parent, package)
    folder = package / "terms" / "messages" / "pt"
    folder.mkdir()
    (folder / "site.toml").write_text(OWN, "utf-8")
    path = os.pathsep.join([str(package.parent), *os.environ.get("PYTHONPATH", "").split()])
    site = PostingSite(home_of(tmp_path / "home"), environment={"PYTHONPATH": path})
    assert 'hreflang="pt" href="/pt/states/">Português<' in site.get("/states/")[2]
    for address in (
        *("/pt/", "/pt/states/massachusetts/", "/pt/figures/?q=arrests", "/pt/figures/boston"),
        *("/pt/figures/arrests_made/us-ma", "/pt/glossary/", "/pt/records/", "/pt/method/"),
        *("/pt/check/", "/pt/changes/", "/pt/editions/", "/pt/records/tables/arrests/"),
    ):
        status, _, text = site.get(address)
        assert status == 200, address
        assert '<html lang="pt">' in text
        assert "Ir para o conteúdo" in text
        assert ">Estados</a>" in text
    assert "no conviction known to ICE" in site.get("/pt/states/massachusetts/")[2]
    site.close()
