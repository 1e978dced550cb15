"""What Meipi needs from the system before pip does the rest: installed with apt where it may be, else named.

Runs with the system's own Python, before there is an environment: standard library only, no network unless
something is missing. With `--for-tests` it also looks for what only the tests need.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

OLDEST_PYTHON = (3, 11)

# Debian's package for each library. Without these Qt does not load at all.
QT_LIBRARIES = {
    "libbrotli1": "libbrotlidec.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libx11-6": "libX11.so.6",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libzstd1": "libzstd.so.1",
    "zlib1g": "libz.so.1",
}

# Without these Qt draws in memory but shows no window, on X11 or on Wayland.
WINDOW_LIBRARIES = {
    "libwayland-client0": "libwayland-client.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-glx0": "libxcb-glx.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-render0": "libxcb-render.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-util1": "libxcb-util.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxcb1": "libxcb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}

SYSTEM_LIBRARIES = Path("/usr/lib", sysconfig.get_config_var("MULTIARCH") or "")

# Without these the tests skip the journey in the real window, or ask nothing over the accessibility bus.
TEST_PROGRAMS = {"xvfb": "Xvfb", "xdotool": "xdotool", "dbus-daemon": "dbus-daemon"}
TEST_FILES = {
    "at-spi2-core": Path("/usr/share/dbus-1/services/org.a11y.Bus.service"),
    "python3-gi": Path("/usr/lib/python3/dist-packages/gi/__init__.py"),
    "gir1.2-atspi-2.0": SYSTEM_LIBRARIES / "girepository-1.0/Atspi-2.0.typelib",
}

VENV_PACKAGE = "python3-venv"
FONT_PACKAGE = "fonts-noto-cjk"
FONT_FILES = (
    "NotoSerifCJK*",
    "NotoSerifSC*",
    "NotoSerifTC*",
    "SourceHanSerif*",
    "FandolSong*",
    "simsun*",
    "uming*",
)
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/run/current-system/sw/share/X11/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)


def loads(library: str) -> bool:
    """Whether the shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_serif_font() -> bool:
    """Whether a font file with Chinese characters in a serif face is installed."""
    return any(next(folder.rglob(name), None) for folder in FONT_FOLDERS for name in FONT_FILES)


def essential_missing() -> list[str]:
    """The packages without which nothing of Meipi starts."""
    missing = [package for package, library in QT_LIBRARIES.items() if not loads(library)]
    return missing if importlib.util.find_spec("ensurepip") else [*missing, VENV_PACKAGE]


def useful_missing() -> list[str]:
    """The packages without which Meipi starts, but shows no window or no proper Chinese type."""
    missing = [package for package, library in WINDOW_LIBRARIES.items() if not loads(library)]
    return missing if has_serif_font() else [*missing, FONT_PACKAGE]


def test_programs_missing() -> list[str]:
    """The packages without which some tests are skipped."""
    programs = [package for package, program in TEST_PROGRAMS.items() if not shutil.which(program)]
    return programs + [package for package, file in TEST_FILES.items() if not file.exists()]


def all_missing(*, for_tests: bool) -> list[str]:
    """The packages to install, for the tests too or for the app alone."""
    return essential_missing() + useful_missing() + (test_programs_missing() if for_tests else [])


def root_prefix() -> list[str] | None:
    """What stands before a command to run it as root without a question; None when that cannot be done."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install(packages: list[str]) -> str:
    """Installs the packages where apt may; the answer is apt's complaint, empty when there is none."""
    prefix = root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return ""
    print(f"Installing with apt: {' '.join(packages)}", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run([*apt, *step], capture_output=True, text=True)
        if done.returncode:
            return done.stderr.strip()
    return ""


def message(packages: list[str], complaint: str) -> str:
    """The one message: what is missing, and the command that installs it."""
    if shutil.which("apt-get"):
        way, command = "this command", "sudo apt-get install --no-install-recommends "
    else:
        way, command = "your system's package manager (these are Debian's names)", ""
    reason = f"\napt said: {complaint}\n" if complaint else ""
    return (
        "\nMeipi needs something that is not on your system yet. "
        f"Install it with {way}, then run make again:\n\n  {command}{' '.join(packages)}\n{reason}"
    )


def main(*, for_tests: bool) -> int:
    """Makes the system ready; 1 when something is missing without which nothing starts."""
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        print(f"Meipi needs Python {oldest} or newer; make PYTHON3=… names one.", file=sys.stderr)
        return 1
    if sys.platform != "linux" or not (wanted := all_missing(for_tests=for_tests)):
        return 0
    complaint = install(wanted)
    if missing := all_missing(for_tests=for_tests):
        print(message(missing, complaint), file=sys.stderr)
    return 1 if essential_missing() else 0


if __name__ == "__main__":
    sys.exit(main(for_tests="--for-tests" in sys.argv))
