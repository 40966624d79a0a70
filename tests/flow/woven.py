"""A small press of our own: one briefing told four times, one rival figure, one correction by its own source."""

from __future__ import annotations

from pathlib import Path

WIRE = (
    "Norway has delivered at least 40 Leopard 2 tanks to Ukraine since March 2023, the Norwegian defence ministry said "
    "on Tuesday. The ministry did not say where the tanks were handed over, nor who had trained their crews. "
    "Officials in Oslo spoke after a meeting of donors that lasted for two days and ended without a communiqué."
)
TEXTS = {
    "wire.txt": ("2024-02-06", "en", "Halden Wire", WIRE),
    "copy.txt": ("2024-02-07", "en", "Carrick Morning Post", f"{WIRE} Readers had asked for more on this."),
    "bent.txt": (
        "2024-02-08",
        "fr",
        "Courrier de Valmer",
        "La Norvège a livré 40 chars Leopard 2 à l'Ukraine depuis mars 2023, dit le ministère norvégien de la Défense.",
    ),
    "rival.txt": (
        "2024-02-06",
        "en",
        "Port Ashby Courier",
        "Norway has delivered 12 Leopard 2 tanks to Ukraine since March 2023, Moscow's defence ministry said Tuesday.",
    ),
}


def write(folder: Path, *names: str) -> Path:
    """The documents ``names`` (all by default) with their manifest, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["file,dated,language,publisher"]
    for name in names or TEXTS:
        dated, language, publisher, text = TEXTS[name]
        (folder / name).write_text(text, "utf-8")
        lines.append(f"{name},{dated},{language},{publisher}")
    (folder / "manifest.csv").write_text("\n".join(lines), "utf-8")
    return folder
