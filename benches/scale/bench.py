#!/usr/bin/env python3
"""How long an archive takes: one process against two virtual nodes, the overhead of a job, a large plan, and what
follows for a large archive. Every figure is measured in this run, or computed from those that are.

usage: bench.py PAIBAN [--months 36] [--issues 3] [--units 10000] [--slurm] [-- OPTION…]

With --slurm the two nodes are those that run here (scale/test-cluster/start). What stands behind `--` goes to
`paiban compile`.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# The archive that is projected: a provincial group.
GROUP_ISSUES, GROUP_PAGES, CORES_A_NODE = 50_000, 600_000, 32


class Run:
    """A call: its seconds, its seconds of processor, its memory in MB."""

    def __init__(self, words, **more):
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        self.result = subprocess.run([str(word) for word in words], **more)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.seconds = time.perf_counter() - began
        self.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        # Of the largest call so far.
        self.memory = after.ru_maxrss / 1024


def corpus(folder, **options):
    words = [sys.executable, HERE / "corpus.py", folder]
    for name, value in options.items():
        words += [f"--{name}", str(value)]
    subprocess.run([str(word) for word in words], check=True)


def planned(paiban, folder):
    run = Run([paiban, "plan", folder, "--format", "json", "--quiet"], check=True, stdout=subprocess.PIPE)
    return run, [json.loads(line) for line in run.result.stdout.splitlines()]


def compiled(paiban, unit, out, options):
    folder = out / unit["title"] / str(unit["year"])
    folder.mkdir(parents=True, exist_ok=True)
    words = [paiban, "compile", unit["folder"], "--title", unit["title"], "--from", unit["from"], "--to", unit["to"]]
    words += ["--each", "--if-changed", "--keep-going", "--quiet", *options, "-o", folder]
    return Run([*words, "--report", folder / f"{unit['unit']}.report.json"], check=True)


def array(paiban, plan, out, options, count):
    """All units as an array of Slurm; the seconds from sending it to its end."""
    variables = dict(os.environ, PAIBAN=str(paiban), PLAN=str(plan), OUT=str(out), OPTIONS=" ".join(options))
    words = ["sbatch", "--quiet", "--wait", f"--array=1-{count}", f"--output={out}.log", ROOT / "scale/array.sbatch"]
    return Run(words, check=True, env=variables)


def figure(name, value, unit):
    print(f"{name:<58}{value:>12,.2f} {unit}")


def projection(name, page, job, wave):
    """Hours of an archive: its pages and the overhead of its jobs on all cores, and the last unit, that waits for none."""
    months = GROUP_ISSUES / 25
    print(f"\n{name}: {GROUP_PAGES:,} pages of {GROUP_ISSUES:,} issues in {months:,.0f} months,")
    print(f"  {page:.3f} s of processor a page, {job:.2f} s a job, {wave:.0f} s the last unit")
    for nodes in (1, 8, 64):
        cores = nodes * CORES_A_NODE
        seconds = (GROUP_PAGES * page + months * job) / cores + wave
        print(f"  {nodes:>3} nodes of {CORES_A_NODE} cores: {seconds / 3600:8.2f} h")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paiban", type=pathlib.Path)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--issues", type=int, default=3)
    parser.add_argument("--pages", type=int, default=1)
    parser.add_argument("--characters", type=int, default=400)
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--slurm", action="store_true")
    words = sys.argv[1:]
    own = words.index("--") if "--" in words else len(words)
    given, options = parser.parse_args(words[:own]), words[own + 1 :]
    paiban = given.paiban.resolve()
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        shape = {"months": given.months, "issues": given.issues, "pages": given.pages, "characters": given.characters}
        corpus(work / "corpus", **shape)
        plan, units = planned(paiban, work / "corpus")
        pages = sum(unit["pages"] for unit in units)
        print(f"{len(units)} units of {sum(unit['issues'] for unit in units)} issues, {pages} pages\n")
        runs = [compiled(paiban, unit, work / "one", options) for unit in units]
        again = [compiled(paiban, unit, work / "one", options) for unit in units]
        processor = sum(run.processor for run in runs)
        figure("one process after the other", sum(run.seconds for run in runs), "s")
        figure("  of processor a page, own editions and volume", processor / pages, "s")
        figure("  the longest unit", max(run.seconds for run in runs), "s")
        figure("  memory of the largest", max(run.memory for run in runs), "MB")
        figure("the same again, nothing to do, a unit", sum(run.seconds for run in again) / len(units), "s")
        overhead = sum(run.seconds for run in again) / len(units)
        if given.slurm:
            table = work / "plan.tsv"
            with table.open("wb") as file:
                subprocess.run([str(paiban), "plan", str(work / "corpus"), "--quiet"], check=True, stdout=file)
            two = array(paiban, table, work / "two", options, len(units))
            kept = array(paiban, table, work / "two", options, len(units))
            figure("an array on two nodes", two.seconds, "s")
            figure("  the same again, nothing to do, a job", kept.seconds / len(units), "s")
            overhead = kept.seconds / len(units)
            differs = subprocess.run(["diff", "-rq", "--exclude=*.report.json", work / "one", work / "two"])
            print("  the same bytes" if differs.returncode == 0 else "  OTHER BYTES")
        catalogued = Run([paiban, "catalogue", work / "one", "--quiet"], check=True)
        figure("the catalogue", catalogued.seconds, "s")
        verified = Run([paiban, "verify", work / "one", "--quiet"], check=True)
        figure("verify of the archive", verified.seconds, "s")
        papers = -(-given.units // 480)
        corpus(work / "large", papers=papers, first="1980-01", months=480, issues=1, characters=30)
        large, units = planned(paiban, work / "large")
        print(f"\nplan of {len(units):,} units")
        figure("seconds", large.seconds, "s")
        figure("of processor", large.processor, "s")
        figure("memory of the largest call so far", large.memory, "MB")
        projection("projection", processor / pages, overhead, GROUP_PAGES / GROUP_ISSUES * 25 * processor / pages)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
