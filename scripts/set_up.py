"""Makes this machine ready. Does again nothing that is done already.

python3 scripts/set_up.py run     what the wizard and the command line need
python3 scripts/set_up.py test    that, and what the tests need

Sets up a virtual environment in .venv with the pinned packages, and the system libraries WeasyPrint loads.
What the system lacks is installed where that needs no password; otherwise one line says what to install.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from chromium import system_chromium

HOME = Path(__file__).resolve().parent.parent
VENV = HOME / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
CONSTRAINTS = HOME / "constraints.txt"
REQUIREMENTS = {
    "run": (HOME / "requirements.txt",),
    "test": (HOME / "requirements.txt", HOME / "requirements-dev.txt"),
}
# The libraries that must load, and the Debian and Ubuntu packages that hold them.
FOR_PDFS = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
FOR_PLAYWRIGHT = {"libatomic.so.1": "libatomic1"}
LIBRARIES = {"run": FOR_PDFS, "test": FOR_PDFS | FOR_PLAYWRIGHT}


def main(arguments: list[str]) -> None:
    purpose = arguments[0] if arguments else "run"
    if purpose not in REQUIREMENTS or len(arguments) > 1:
        sys.exit(__doc__)
    if sys.version_info < OLDEST:
        sys.exit("The policy builder needs Python 3.11 or newer; this is %s." % sys.version.split()[0])
    install_system_packages(missing_system_packages(purpose))
    make_venv()
    install_python_packages(purpose)
    if purpose == "test" and not (system_chromium() or chromium_is_a_package()):
        install_playwrights_browser()


def missing_system_packages(purpose: str) -> list[str]:
    """The Debian names of the system packages that are not here yet."""
    missing = [] if venv_works() or can_make_venvs() else ["python%d.%d-venv" % sys.version_info[:2]]
    if sys.platform == "linux":
        missing += [package for library, package in LIBRARIES[purpose].items() if not loads(library)]
    if purpose == "test" and not system_chromium() and chromium_is_a_package():
        missing.append("chromium")
    return missing


def chromium_is_a_package() -> bool:
    """False on Ubuntu, where it is a snap, which can't read the files that tests make, and where there is no apt."""
    about = Path("/etc/os-release")
    return shutil.which("apt-get") is not None and not (about.exists() and "ubuntu" in about.read_text().lower())


def can_make_venvs() -> bool:
    return importlib.util.find_spec("ensurepip") is not None and importlib.util.find_spec("venv") is not None


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    if not packages:
        return
    command = "apt-get install " + " ".join(packages)
    as_root = as_root_without_password()
    if shutil.which("apt-get") is None or as_root is None:
        sys.exit("Some system packages are missing. Install them and try again:  sudo " + command)
    say("Installing system packages: " + " ".join(packages))
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o=Dpkg::Use-Pty=0"]
    run([*apt, "update"])
    run([*apt, "install", "--yes", "--no-install-recommends", *packages], quiet=True)


def as_root_without_password() -> list[str] | None:
    """What to put before a command to run it as root: nothing, sudo, or None where it can't be."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def make_venv() -> None:
    if not venv_works():
        say("Making a virtual environment in .venv")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def venv_works() -> bool:
    used_before = VENV_PYTHON.exists() and (VENV / "installed-run").exists()
    return used_before or (VENV_PYTHON.exists() and succeeds([str(VENV_PYTHON), "-c", "import pip"]))


def install_python_packages(purpose: str) -> None:
    stamp = VENV / ("installed-" + purpose)
    wanted = fingerprint(purpose)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Installing Python packages (about a minute the first time)")
    files = [part for file in REQUIREMENTS[purpose] for part in ("--requirement", str(file))]
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run([*pip, "--prefer-binary", "--constraint", str(CONSTRAINTS), *files])
    for done in {"run", purpose}:
        (VENV / ("installed-" + done)).write_text(fingerprint(done))


def fingerprint(purpose: str) -> str:
    """Changes when the pinned packages or the Python that runs them do."""
    files = [CONSTRAINTS, *REQUIREMENTS[purpose], VENV / "pyvenv.cfg"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def install_playwrights_browser() -> None:
    """Chromium as Playwright ships it; takes no time where it is there already."""
    with_libraries = [] if as_root_without_password() is None else ["--with-deps"]
    run([str(VENV_PYTHON), "-m", "playwright", "install", *with_libraries, "chromium"])


def succeeds(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run(command: list[str], quiet: bool = False) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.exit("%s\nThis failed (see above): %s" % ((done.stdout or b"").decode(), " ".join(command)))


def say(what: str) -> None:
    print("==> " + what, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
