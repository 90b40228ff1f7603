"""The office's word list at work: abbreviations, English, romanised Thai and Isan made plain Thai."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from knowledge.thai.text import squeeze, squeezed

_LATIN_RUN = re.compile(r"[a-z][a-z0-9+\-']*(?: +[a-z][a-z0-9+\-']*)*")


_SOUNDS = tuple(
    (re.compile(seen), same)
    for seen, same in (
        ("n?gn|ng", "ŋ"), ("ph|bp", "p"), ("kh", "k"), ("th|dt", "t"), ("ch", "j"), ("ae|ea", "e"),
        ("aa|ar(?![aeiou])", "a"), ("ee|ii", "i"), ("oo|uu|ue|eu", "u"), ("or(?![aeiou])|aw", "o"),
        ("er(?![aeiou])|oe", "oe"), ("r", "l"), ("v", "w"), ("y", "i"), ("z", "s"), ("c", "k"),
    )
)  # fmt: skip


_HARD = str.maketrans("bdg", "ptk")


_SHORT_FORMS = (
    ("ร", re.compile("(?<![กธบวสพภคขนมตดท])ร\\.?ร(?=[.\\s]|(?![ะ-ู็-์])[เ-ไก-ฮ]|$)\\.?"), "โรงเรียน"),
    (
        "บ่",
        re.compile("(?:หรือ ?)?บ่(?= ?(?:ค่?ะ|คะ|ครับ|คับ|จ้า|น้อ|เนาะ|ล่ะ|ละ|พี่|เด้อ|[?])*(?:\\s|$))"),
        "ไหม",
    ),
    ("บ่", re.compile("บ่(?!อย|อน|ม|า|ง|น|ว|ร)"), "ไม่"),
    ("จ", re.compile("(?:จั่ง|จั๋ง|จั้ง|จัง)(?:ได๋|ใด๋|ใด)|จั่งได(?![้])"), "อย่างไร"),
    ("ด๋", re.compile("[ไใ]ด๋"), "ไหน"),
    (
        "ไร",
        re.compile(
            "(ทำ|มี|ส่ง|เอา|ใช้|(?<!ไม่)เป็น|คือ|ต้อง|ดู|ขอ|ถาม|ได้|กรอก|ชื่อ|ขั้นตอน|เรื่อง|ตาม|เสีย|^| )"
            "ไร(?![่้ลวนยก])(?!ม[^ั])"
        ),
        r"\1อะไร",
    ),
    ("ส", re.compile("(ส่ง|อยู่|ไป|ทาง|ยื่น|ดู|เบิ่ง|ได้|หา|ลง)[ไใ]ส(?![่้ย])"), r"\1ที่ไหน"),
    ("ไร", re.compile("(ระบบ|ทาง|โปรแกรม|เว็บ|แอป|ช่อง|งาน|วัน|เอกสาร|รูปแบบ)ไร(?![่้ลวนมยก])"), r"\1อะไร"),
    ("ป", re.compile("ป่?ะ(?=[ ?]|ค่?ะ|ครับ|คับ|พี่|$)"), "ไหม"),
    ("รัย", re.compile("(?<![เอ])รัย"), "อะไร"),
    ("ไน", re.compile("(ทาง|ที่|วัน|เดือน|ตอน|ระบบ|ช่อง|กลุ่ม|ตรง|อัน|เว็บ|ขั้น)ไน(?![ก-๎])"), r"\1ไหน"),
    ("ไล", re.compile("(ทาง|ใน|ไน|ทัก|ส่ง|ผ่าน|ลง|แจ้ง|หรือ)ไล(?=กลุ่ม|[ ]|ค่?ะ|ครับ|คับ|$)"), r"\1ไลน์"),
    ("กม", re.compile("(?<![ก-๎])(?<![0-9] )(?<![0-9])กม[.]?(?= |$|อะไร|ไหน|ตัว|ข้อ|ใด|ที่)"), "กฎหมาย"),
    ("ล่ม", re.compile("(?<![เแโไ])ล่ม(?!จม|สลาย)"), "ขัดข้อง"),
    ("กวด", re.compile("(?<!ประ)กวด(?!ขัน|วิชา)"), "ตรวจ"),
)
"""Forms too short to be found in folded text: a sign to look for first, the form, what it means."""


_WORD = re.compile("[a-z]{2,}")


_SMALL = frozenset(
    squeezed(
        """
        is are am was be the an of to do does did
        my me we our you your it its this that for and
        or with at by can could please have has will would should
        there
        """
    )
)
"""English words that say nothing of a subject."""


_FEWEST = 2
"""Words of a subject from which a message in Latin letters can be told to be foreign."""


_FUZZY_FROM = 5
"""Latin letters below which a word must be spelt as in the list."""


def sound(word: str) -> str:
    """A rough sound of romanised Thai: "phaen" and "paen" are one."""
    for seen, same in _SOUNDS:
        word = seen.sub(same, word)
    return re.sub(r"(.)\1+", r"\1", word.translate(_HARD))


@dataclass(frozen=True)
class Lexicon:
    english: Mapping[str, str] = field(default_factory=dict)
    karaoke: Mapping[str, str] = field(default_factory=dict)
    """Thai by the sound of its romanisation, and by = and the very spelling."""
    thai: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """By first two characters: folded forms and what they mean, longest first."""
    keywords: Sequence[str] = ()
    fillers: Sequence[str] = ()

    def plain(self, normal: str) -> str:
        """Normalised text with its Latin words in Thai. "plan song wan nai" -> "แผน ส่ง วัน ไหน"."""
        for sign, seen, meant in _SHORT_FORMS:
            if sign in normal:
                normal = seen.sub(meant, normal)
        if not any("a" <= char <= "z" for char in normal):
            return normal
        return _LATIN_RUN.sub(lambda run: self._latin(run.group()), normal)

    def folded(self, folded: str) -> str:
        """Folded text with abbreviations, spoken and Isan words replaced by the usual ones."""
        out: list[str] = []
        at = 0
        while at < len(folded):
            for seen, meant in self.thai.get(folded[at : at + 2], ()):
                if folded.startswith(seen, at) and not _cuts_a_word(folded, at, seen):
                    out.append(meant)
                    at += len(seen)
                    break
            else:
                out.append(folded[at])
                at += 1
        return "".join(out)

    def misspelt(self, folded: str) -> tuple[str, ...]:
        """Keywords that stand in the text with a letter or two wrong."""
        if len(folded) > 400:
            return ()
        close = process.extract(
            folded, self.keywords, scorer=fuzz.partial_ratio, processor=None, score_cutoff=83, limit=None
        )
        return tuple(
            word
            for _, word in sorted((at, word) for word, _, at in close)
            if word not in folded and len(folded) >= len(word) - 1
        )

    def is_foreign(self, normal: str) -> bool:
        """Latin words only, most of which say nothing that the office's word list has."""
        words = [word for word in _WORD.findall(normal) if squeeze(word) not in _SMALL]
        if len(words) < _FEWEST or any("\u0e01" <= char <= "\u0e5b" for char in normal):
            return False
        known = sum(1 for word in words if word in self.english or self._word(word) != word)
        return known * 2 < len(words)

    def _latin(self, run: str) -> str:
        words = run.split()
        out: list[str] = []
        at = 0
        while at < len(words):
            for length in (3, 2, 1):
                meant = self._meant(words[at : at + length])
                if meant is not None:
                    out.append(meant)
                    at += length
                    break
            else:
                out.append(self._word(words[at]))
                at += 1
        return " ".join(out)

    def _meant(self, words: Sequence[str]) -> str | None:
        """Of English words, or of syllables that are one romanised word: "khob khun"."""
        meant = self.english.get(" ".join(words))
        if meant is None and len(words) > 1 and not any(word in self.english for word in words):
            joined = "".join(words)
            meant = self.karaoke.get(f"={joined}") or self.karaoke.get(sound(joined))
        return meant

    def _word(self, word: str) -> str:
        key = sound(word)
        meant = self.karaoke.get(f"={word}") or self.karaoke.get(key)
        if meant is not None:
            return meant
        if len(word) < _FUZZY_FROM:
            return word
        parts = self._parts(key)
        if parts:
            return "".join(parts)
        close = [
            (fuzz.ratio(word, known), known)
            for known in self.english
            if len(known) >= _FUZZY_FROM and abs(len(known) - len(word)) < 3
        ]
        score, known = max(close, default=(0.0, ""))
        return self.english[known] if score >= 83 else word

    def _parts(self, key: str) -> list[str]:
        """A run of romanised words without spaces, cut into known ones; empty where it cannot be."""
        best: list[list[str] | None] = [[]] + [None] * len(key)
        for end in range(1, len(key) + 1):
            for begin in range(max(0, end - 14), end - 1):
                before = best[begin]
                meant = self.karaoke.get(key[begin:end])
                if before is None or meant is None:
                    continue
                known = best[end]
                if known is None or len(before) + 1 < len(known):
                    best[end] = [*before, meant]
        return best[-1] or []


def _cuts_a_word(folded: str, at: int, seen: str) -> bool:
    """A vowel that follows belongs to the letter before it: "จัก" is not in "จักร"."""
    after = folded[at + len(seen) : at + len(seen) + 1]
    return bool(after) and after in "ะัาำิึุ์็"
