"""Writes findings paragraphs from a topic's own phrases, so that no two reports read alike."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

NUMBERS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

DEFAULT_FORCES = (
    "Avon and Somerset Police; Cheshire Constabulary; Dorset Police; Essex Police; Kent Police; "
    "Greater Manchester Police; Merseyside Police; North Wales Police; Sussex Police"
)

ALL_FORCES = (
    "Avon and Somerset; Bedfordshire; Cambridgeshire; Cheshire; City of London; Cleveland; Cumbria; "
    "Derbyshire; Devon and Cornwall; Dorset; Durham; Dyfed-Powys; Essex; Gloucestershire; "
    "Greater Manchester; Gwent; Hampshire and Isle of Wight; Hertfordshire; Humberside; Kent; Lancashire; "
    "Leicestershire; Lincolnshire; Merseyside; Metropolitan; Norfolk; North Wales; North Yorkshire; "
    "Northamptonshire; Northumbria; Nottinghamshire; South Wales; South Yorkshire; Staffordshire; Suffolk; "
    "Surrey; Sussex; Thames Valley; Warwickshire; West Mercia; West Midlands; West Yorkshire; Wiltshire"
)

OPENINGS = (
    "{Good}.",
    "{Bad}.",
    "{Data}",
    "Arrangements for this differ. In some places, {good}; in others, {bad}.",
    "We asked {who} to describe a recent example.",
    "Of all the matters we looked at, {thing} gave us most concern.",
    "{Thing} were better than we had expected.",
    "The strongest evidence came from {who}.",
    "We examined {thing} closely.",
    "{Thing} varied a good deal between the places we visited.",
    "In {n} of the {m} {places} we inspected, {bad}.",
    "Most {who} we spoke to understood why {thing} matter.",
    "We were pleased to find that {good}.",
    "There is no single explanation for the state of {thing}.",
    "{Who} told us they had too little time for {thing}.",
    "Progress on {thing} has been slower than we had hoped.",
    "Leaders in {force} had thought hard about {thing}.",
    "The picture on {thing} is mixed.",
    "We reviewed {cases} and looked for evidence of {thing}.",
    "Good practice exists. In {force}, for instance, {good}.",
    "It was not always clear who was responsible for {thing}.",
    "The quality of {thing} depended too much on individuals.",
    "During our fieldwork between {month1} and {month2}, we asked {who} about {thing}.",
)

MIDDLES = (
    "In {n} of the {cases} we examined, {bad}.",
    "By contrast, in {force}, {good}.",
    "{Who} in {force} described the arrangements as workable but fragile.",
    "This was not the case everywhere: in {force}, {bad}.",
    "{Data}",
    "Too often, {bad}.",
    "We found that {good}, and that {who} valued this.",
    "{Quote}",
    "Records showed that {bad}.",
    "When we asked {who} how they knew whether this worked, few could say.",
    "{Force} and {force2} had each approached this differently.",
    "{Remark}",
    "{Remark}",
    "{Who} were more confident about this than {who}.",
    "There were exceptions: {good}.",
    "Part of the difficulty is that {bad}.",
    "Elsewhere, {good}.",
    "On the day of our visit, {bad}.",
    "We tested this by reading {n} {cases} from start to finish.",
    "{Remark}",
    "{Remark}",
    "When we returned to {force} a month later, little had changed.",
    "In our sample, this was so in about {pct} percent of cases.",
    "{Remark}",
    "In a focus group, {who} said that {bad}.",
    "We also saw better work: {good}.",
    "Demand has grown, and {thing} have not kept pace with it.",
    "One reason for this is that {bad}.",
    "Where this worked well, {good}.",
    "{Fix}.",
    "Senior officers in {force} accepted this when we raised it with them.",
    "We heard the same from {who} in other places.",
)

ENDINGS = (
    "As a result, {why}.",
    "This means that {why}.",
    "The consequence is that {why}.",
    "{Closing}",
    "{Closing}",
    "{Fix}, which we welcome.",
    "Unless this changes, {why}.",
    "We recognise the effort that {who} make in difficult circumstances.",
    "{Closing}",
    "{Closing}",
    "For the public, the effect is the same: {why}.",
    "{Closing}",
    "{Closing}",
    "Over time, {why}.",
    "",
    "",
    "",
)

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "September", "October", "November")


@dataclass
class Bank:
    """Phrases for one topic, by slot: thing, who, good, bad, why, data, quote, fix, cases, places."""

    phrases: dict[str, list[str]] = field(default_factory=dict)

    @staticmethod
    def read(text: str) -> Bank:
        bank = Bank()
        for line in text.splitlines():
            if ":" in line:
                slot, phrase = line.split(":", 1)
                bank.phrases.setdefault(slot.strip(), []).append(phrase.strip())
        return bank


COMMON = Path(__file__).parent / "common_bank.txt"


class Writer:
    """Fills sentence frames; every phrase is used once before any is used again.

    A topic's own phrases are mixed with common ones unless the report says `common: no`; `length: 2` doubles
    the number of paragraphs.
    """

    def __init__(self, seed: str, settings: dict[str, str]) -> None:
        self.random = random.Random(seed)
        self.length = float(settings.get("length", "2.2"))
        self.shared = Bank.read(COMMON.read_text(encoding="utf-8"))
        self.common = Bank() if settings.get("common") == "no" else self.shared
        self.banks: dict[str, Bank] = {}
        self.decks: dict[str, list[str]] = {}
        names = settings.get("forces", DEFAULT_FORCES)
        self.forces = [name.strip() for name in names.split(";")]

    def add(self, name: str, bank: Bank) -> None:
        self.banks[name] = bank

    def deal(self, deck: str, cards: list[str]) -> str:
        """Draws without putting back until the deck is empty."""
        if not self.decks.get(deck):
            self.decks[deck] = self.random.sample(cards, len(cards))
        return self.decks[deck].pop()

    def paragraphs(self, count: int, bank: str = "") -> list[str]:
        return [self.paragraph(bank) for _ in range(round(count * self.length))]

    def paragraph(self, bank: str) -> str:
        middles = self.random.randint(2, 4)
        frames = [self.deal("openings", list(OPENINGS))]
        frames += [self.deal("middles", list(MIDDLES)) for _ in range(middles)]
        frames.append(self.deal("endings", list(ENDINGS)))
        sentences = [self.fill(frame, bank) for frame in frames if frame]
        return " ".join(sentence for sentence in sentences if sentence)

    def fill(self, frame: str, bank: str) -> str:
        used: dict[str, str] = {}

        def word(match: re.Match[str]) -> str:
            slot = match.group(1)
            value = self.slot(slot.lower(), bank, used)
            used[slot.lower()] = value
            return value[:1].upper() + value[1:] if slot[0].isupper() else value

        return re.sub(r"\{(\w+)\}", word, re.sub(r"\{(\w+)\}", word, frame))

    def slot(self, slot: str, bank: str, used: dict[str, str]) -> str:
        match slot:
            case "n":
                return NUMBERS[self.random.randint(2, 7)]
            case "m":
                return NUMBERS[self.random.randint(8, 12)]
            case "pct":
                return str(self.random.randint(11, 83))
            case "month1":
                return MONTHS[self.random.randint(0, 4)]
            case "month2":
                return MONTHS[self.random.randint(5, 9)]
            case "force" | "force2":
                name = self.deal("forces", self.forces)
                return name if name not in used.values() else self.deal("forces", self.forces)
        own = self.banks[bank].phrases.get(slot) or self.banks[""].phrases.get(slot, [])
        common = (self.shared if slot in ("remark", "closing") else self.common).phrases.get(slot, [])
        return self.deal(f"{bank}/{slot}", [*own, *own, *common] or [self.spare(slot)])

    def spare(self, slot: str) -> str:
        return {"cases": "case files", "places": "forces"}[slot]

    def force_grid(self, columns: list[str]) -> tuple[tuple[str, ...], ...]:
        """A table with one row for each force: plausible figures under the given column heads."""
        rows: list[tuple[str, ...]] = [("Force", *columns)]
        for name in ALL_FORCES.split(";"):
            cells = [str(self.random.randint(4, 460)) for _ in columns]
            rows.append((name.strip(), *cells))
        return tuple(rows)
