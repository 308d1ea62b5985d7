"""The eight published files: address, hash, and where their frame lies.

Two web viewers publish parts of Z-Anatomy as glTF. Each file is pinned to one commit and one hash.
"""

from __future__ import annotations

from dataclasses import dataclass

from muscleatlas.bundle.manifest import Source

__all__ = ["CREDIT", "FILES", "LICENCE", "RawFile", "source_of"]

LICENCE = "CC BY-SA 4.0"
CREDIT = (
    "BodyParts3D, © The Database Center for Life Science",
    "Z-Anatomy, the libre 3D atlas of anatomy, CC BY-SA 4.0",
)

_UOFT = (
    "https://raw.githubusercontent.com/UofTNeuromuscularFellowship/Fellowship/"
    "fe432c27bab548e0e1dfc90da383554a52f74f7e/public/models/"
)
_PEDRAM = (
    "https://raw.githubusercontent.com/pedram-fm/human-anatomy/2f2a49a1e83c0753408bd2b2c222cd9e17e2ed17/public/models/"
)


@dataclass(frozen=True, slots=True)
class RawFile:
    """One published file.

    Attributes
    ----------
    key
        Path in a mirror folder, and key of the source in the manifest.
    url, sha256
        Address of exactly these bytes, and their hash.
    offset_m
        What has to be added to its coordinates ``(x, y, z)``, glTF metres, to bring it back to the whole body.
    """

    key: str
    url: str
    sha256: str
    offset_m: tuple[float, float, float] = (0.0, 0.0, 0.0)


def _uoft(name: str, sha256: str, offset_m: tuple[float, float, float]) -> RawFile:
    return RawFile(f"uoft/{name}", _UOFT + name, sha256, offset_m)


def _pedram(name: str, sha256: str) -> RawFile:
    return RawFile(f"pedram/{name}", _PEDRAM + name, sha256)


FILES: dict[str, RawFile] = {
    file.key: file
    for file in (
        _uoft(
            "upper-limb.glb",
            "340136e14f4869ba1f4e89728965162dc3e1a79b4597ac0f283cbbce96d1a6cf",
            (-0.16619372, 1.11905599, 0.00316902),
        ),
        _uoft(
            "lower-limb.glb",
            "0e28f7248433be3f1b6743ab8f8211e6d897b2bf2fa9d4a083ec801b736e14e1",
            (-0.07970281, 0.79097860, 0.01269057),
        ),
        _uoft(
            "trunk.glb",
            "fb98bfe5e8efb38dca3251d2785521b3f90b6bbe0232b2d3669b3ef367c7c47d",
            (-0.00833700, 1.15846372, 0.01399513),
        ),
        _uoft(
            "head-neck.glb",
            "377ab16da05aae3256b051b7e7f8c569145b674aae348f027d4a1ae822ec8090",
            (-0.04886670, 1.40518713, -0.01493018),
        ),
        _pedram("muscular.glb", "f8e4b4bb358c4db6874e1094471d9dd953b1f0d04e4446c849d4ed90bdfe0f60"),
        _pedram("skeletal.glb", "1faf649d0740855a287911f594fd48ac8cacab18b83da1182212ecc5b37f36df"),
        _pedram("insertions.glb", "8b7df4514c8de7e10346e592df5c3d75c6d50b6e9b2dcd079da60c47ae0e1c9f"),
        _pedram("joints.glb", "9ed55b555e78e43f7876be00a8e04d06d4e311f8bf6f799898a03b09fc2f7381"),
    )
}


def source_of(file: RawFile) -> Source:
    """Return the entry of a file in the manifest."""
    return Source(
        key=file.key,
        title=f"Z-Anatomy, {file.key}",
        url=file.url,
        sha256=file.sha256,
        licence=LICENCE,
        credit=CREDIT,
    )
