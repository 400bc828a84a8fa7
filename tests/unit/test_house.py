"""A house's own rules: a folder of files beside the built-in ones, refused with file, line and what to mend."""

from pathlib import Path

import pytest

from drafting import house
from drafting.settings import UnusableSetting
from rubrics import RuleError, check, load_rules, rules_of
from rubrics.engine import Engine

OURS = """id: our-words
title: Words we do not use
message: The customer hears jargon.
instead: Say it plainly - "write to me".
forbidden: [reach out, going forward, C++]
examples:
  marked: ["Please [[reach out]] to me."]
  left: ["Please write to me."]
"""


def _write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_ten_line_file_forbids_words(tmp_path: Path) -> None:
    assert len(OURS.splitlines()) <= 10
    engine = Engine(rules_of(_write(tmp_path, "our-words.yaml", OURS)))
    report = check("Reach  out, going forward, in C++.", kind="first-response", rules=engine)
    assert [f.quote for f in report.findings if f.rule == "our-words"] == ["Reach  out", "going forward", "C++"]
    assert {f.title for f in report.findings if f.rule == "our-words"} == {"Words we do not use"}


def test_a_built_in_rule_keeps_all_but_what_the_house_changes(tmp_path: Path) -> None:
    _write(tmp_path, "form-letter.yaml", "id: form-letter\nseverity: warning\n")
    ours = {rule.id: rule for rule in rules_of(tmp_path)}
    built_in = {rule.id: rule for rule in load_rules()}
    assert ours["form-letter"].severity == "warning"
    assert ours["form-letter"].examples == built_in["form-letter"].examples
    assert {name: rule for name, rule in ours.items() if name != "form-letter"} == {
        name: rule for name, rule in built_in.items() if name != "form-letter"
    }


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("our-words.yaml", OURS + "sevrity: error\n", r"our-words\.yaml:9: sevrity.*did you mean 'severity'\?"),
        ("our-words.yaml", OURS.replace("title", "#"), r"our-words\.yaml:\d: title is missing: add it"),
        ("our-words.yaml", OURS.replace("forbidden: [reach out, going forward, C++]", ""), "needs `forbidden` words, or `marks`"),
        ("our-words.yaml", OURS + "type: element\n", "a house's rule is a fault"),
        ("our-words.yaml", OURS + "marks: ['(']\n", r"our-words\.yaml:9: our-words: RE2 refuses '\('"),
        ("our-words.yaml", OURS + "words: {a: [b]}\n", r"our-words\.yaml:9: .*never used: a"),
        ("our-words.yaml", "id: a: b\n", r"our-words\.yaml:1: not YAML"),
        ("our-words.yaml", "- x\n", "must be fields and their values"),
        ("theirs.yaml", OURS, r"theirs\.yaml:1: the id 'our-words' must be the file's name"),
        ("our-words.yml", OURS, "rename it"),
        ("excuse.yaml", "id: excuse\nmarks: [x]\n", r"excuse\.yaml:2: 'excuse' comes with Amends"),
        ("excuse.yaml", "id: excuse\nseverity: grave\n", r"excuse\.yaml:2: severity"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        rules_of(_write(tmp_path, name, text))


def test_the_app_judges_by_the_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_RULES", str(_write(tmp_path, "our-words.yaml", OURS)))
    assert "our-words" in {f.rule for f in house.check("Please reach out.", kind="first-response").findings}


def test_a_folder_that_is_none_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_RULES", str(tmp_path / "none"))
    with pytest.raises(UnusableSetting, match="no such folder"):
        house.check("x", kind="first-response")
