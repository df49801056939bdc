#!/usr/bin/env python3
"""The list of what a package is made of, held against facts that packaging/sbom does not ask: sbom_test.py PROGRAM BUILD_FOLDER"""
import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM, BUILD = (Path(sys.argv.pop(1)), Path(sys.argv.pop(1))) if len(sys.argv) > 2 else (None, None)
EPOCH = "1700000000"
SOURCES = """\
sqlite3 3.40.1-2+deb12u2 with Debian's patches
pcre3 2:8.39-15 with Debian's patches
simdjson 3.0.1-1 with Debian's patches
zint 2.11.1-1 with Debian's patches
libpng1.6 1.6.39-2+deb12u5 with Debian's patches
libjpeg-turbo 1:2.1.5-2 with Debian's patches
freetype 2.12.1+dfsg-5+deb12u4 with Debian's patches
libharu libharu_2.3.0+dfsg.orig.tar.xz WITHOUT Debian's patches: the mirror does not have them
libsodium 1.0.18-1+deb12u1 with Debian's patches
openssl 3.0.20-1~deb12u2 with Debian's patches
poco 1.11.0-3+deb12u1 with Debian's patches
"""


def run(*command, epoch=EPOCH):
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "LC_ALL": "C.UTF-8"}
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, env=environment)


def sbom(*arguments, epoch=EPOCH):
    return run(ROOT / "packaging/sbom", *arguments, epoch=epoch)


def installed(package):
    return run("dpkg-query", "-W", "-f", "${db:Status-Status}", package).stdout == "installed"


class OfTheDeb(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = sbom("deb", "--program", PROGRAM, "--own", BUILD)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.text = done.stdout
        cls.document = json.loads(done.stdout)
        cls.versions = {one["name"]: one["version"] for one in cls.document["components"]}

    def test_each_library_that_the_program_names_belongs_to_a_component(self):
        architecture = {"x86_64": "x86-64", "aarch64": "AArch64"}[os.uname().machine]
        known = dict(re.findall(rf"^\s*(\S+) \(libc6,{architecture}[^)]*\) => (\S+)$", run("/sbin/ldconfig", "-p").stdout, re.MULTILINE))
        own = {file.name: file for file in BUILD.rglob("*.so")}
        waiting, named = [PROGRAM], set()
        while waiting:
            needed = re.findall(r"NEEDED\s+(\S+)", run("objdump", "-p", waiting.pop()).stdout)
            waiting += [own[library] for library in needed if library in own and library not in named]
            named.update(needed)
        self.assertGreater(len(named), 10)
        for library in named - set(own):
            file = os.path.realpath(known[library])
            owner = run("dpkg", "-S", file).stdout or run("dpkg", "-S", file.removeprefix("/usr")).stdout
            package = owner.split(":")[0]
            version = run("dpkg-query", "-W", "-f", "${Version}", package).stdout
            self.assertEqual(self.versions.get(package), version, f"{library} is of {package}")

    def test_each_package_that_the_page_imports_is_a_component(self):
        imported = set()
        for source in (ROOT / "agent/clerk/web/src").rglob("*.ts*"):
            for name in re.findall(r'''(?:from|import)\s+["']([^."'][^"']*)["']''', source.read_text(encoding="utf-8")):
                parts = name.split("/")
                imported.add("/".join(parts[: 2 if name.startswith("@") else 1]))
        self.assertIn("preact", imported)
        self.assertLessEqual(imported, set(self.versions))
        self.assertNotIn("esbuild", self.versions, "a tool of the build is not in the page")

    def test_the_letters_and_what_the_package_calls_are_components(self):
        self.assertLessEqual({"fonts-liberation2", "poppler-utils", "ca-certificates", "adduser"}, set(self.versions))

    def test_each_component_has_a_version_a_licence_and_an_address_of_its_own(self):
        addresses = [one["purl"] for one in self.document["components"]]
        self.assertEqual(len(addresses), len(set(addresses)))
        for one in self.document["components"]:
            self.assertRegex(one["purl"], r"^pkg:(deb/debian|npm)/[\w.%/-]+@[\w.~%-]+(\?[\w=&.-]+)?$")
            self.assertTrue(one["version"], one["name"])
            self.assertTrue(one["licenses"], one["name"])

    def test_what_needs_what_leads_from_the_package_to_every_component(self):
        needs = {one["ref"]: one["dependsOn"] for one in self.document["dependencies"]}
        subject = self.document["metadata"]["component"]["bom-ref"]
        reached, waiting = set(), [subject]
        while waiting:
            ref = waiting.pop()
            if ref not in reached:
                reached.add(ref)
                waiting += needs[ref]
        self.assertEqual(reached, {subject} | {one["bom-ref"] for one in self.document["components"]})

    def test_the_same_sources_give_the_same_bytes_and_another_time_another_number(self):
        self.assertEqual(sbom("deb", "--program", PROGRAM, "--own", BUILD).stdout, self.text)
        self.assertEqual(self.document["metadata"]["timestamp"], "2023-11-14T22:13:20Z")
        later = json.loads(sbom("deb", "--program", PROGRAM, "--own", BUILD, epoch="1700000001").stdout)
        self.assertNotEqual(later["serialNumber"], self.document["serialNumber"])

    def test_what_npm_bundles_has_the_sum_that_its_lock_says(self):
        lock = json.loads((ROOT / "agent/clerk/web/package-lock.json").read_text())["packages"]["node_modules/preact"]
        [preact] = [one for one in self.document["components"] if one["name"] == "preact"]
        self.assertEqual(bytes.fromhex(preact["hashes"][0]["content"]), base64.b64decode(lock["integrity"].removeprefix("sha512-")))
        self.assertEqual(preact["hashes"][0]["alg"], "SHA-512")

    def test_a_program_that_is_none_and_a_missing_time_are_refused_in_a_sentence(self):
        self.assertRegex(sbom("deb", "--program", __file__).stderr, r"^sbom: ldd .* failed: ")
        self.assertRegex(sbom("deb", "--program", PROGRAM, "--own", BUILD, epoch="").stderr, r"^sbom: SOURCE_DATE_EPOCH is not set")


@unittest.skipUnless(installed("libz-mingw-w64-dev"), "the compiler for Windows is not installed")
class OfTheInstallerForWindows(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.libraries = Path(folder.name)

    def made_from(self, sources):
        (self.libraries / "SOURCES").write_text(sources)
        return sbom("msi", "--libraries", self.libraries)

    def test_each_library_inside_is_a_component_with_the_version_it_was_built_from(self):
        components = {one["name"]: one for one in json.loads(self.made_from(SOURCES).stdout)["components"]}
        self.assertEqual(components["openssl"]["purl"], "pkg:deb/debian/openssl@3.0.20-1~deb12u2?arch=source&distro=debian-12")
        self.assertLessEqual({"poco", "sqlite3", "libz-mingw-w64-dev", "preact", "fonts-liberation2"}, set(components))

    def test_what_lacks_debians_patches_says_so_and_has_another_address(self):
        [libharu] = [one for one in json.loads(self.made_from(SOURCES).stdout)["components"] if one["name"] == "libharu"]
        self.assertEqual(libharu["purl"], "pkg:generic/libharu@2.3.0%2Bdfsg")
        self.assertIn("WITHOUT Debian's patches", libharu["pedigree"]["notes"])

    def test_a_library_whose_sources_nobody_knows_is_refused(self):
        self.assertRegex(self.made_from(SOURCES.replace("poco ", "pico ")).stderr, "does not say what poco was made from")
        (self.libraries / "SOURCES").unlink()
        self.assertRegex(sbom("msi", "--libraries", self.libraries).stderr, "build-libraries makes it")


if __name__ == "__main__":
    unittest.main()
