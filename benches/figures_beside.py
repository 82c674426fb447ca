#!/usr/bin/env python3
"""Sets the figures of the office beside the same figures from DuckDB and PostgreSQL, and prints one table.

Needs Linux and Python 3.9, `pip install duckdb`, PostgreSQL 13 or later, the sqlite3 shell, and a folder that
`terakoya demo` made. What is not there is left out. Not part of the checks: it measures, and decides nothing.

  cargo build --release
  target/release/terakoya demo --data /tmp/big --consultations 1000000 --sittings 2000000 --attendance 200000 \\
      --months 60 --until 2026-11-28
  benches/figures_beside.py /tmp/big

  month report   the report of the last month that is over, with its running total since April: key figures, venues,
                 who came, topics, outcomes, channels, ages, and each class. terakoya makes it as the office does
                 on a new connection (benches/figures.rs); the others from the same rows in tables with an index on the day, one query a
                 part, everything in memory. Median of --rounds. Where both count the same, the figures are compared.
  export         every consultation as CSV: terakoya's own table, and all columns by `sqlite3 -csv`: rows a second of the
                 whole process, and its largest resident memory.
"""

import argparse
import csv
import json
import os
import pwd
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TABLES = {
    "consultation": "id text, taken_on date, minutes integer, channel text, age text, visits text, device text, "
                    "topic text, outcome text, venue text, referrals text",
    "sitting": "id text, on_day date, locale text, handset text, ending text, help_calls integer",
    "lesson": "sitting text, on_day date, lesson text, finished integer, confidence text",
    "class": "id text, title text, venue text, on_day date, capacity integer, state text, booked integer, "
             "cancelled integer, no_shows integer, never_served integer, walk_ins integer",
    "attendance": "class text, on_day date, venue text, age text, visits text, device text, reason text",
}
DAYS = {"consultation": "taken_on", "sitting": "on_day", "lesson": "on_day", "class": "on_day", "attendance": "on_day"}

# {month} and {since} are conditions on the day of a table
PARTS = [
    "SELECT count(*), sum(minutes), count(DISTINCT (venue, {day})) FROM consultation WHERE {month}",
    "SELECT count(*), sum(minutes), count(DISTINCT (venue, {day})) FROM consultation WHERE {since}",
    "SELECT count(*), sum(help_calls) FROM sitting WHERE {month}",
    "SELECT count(*), sum(help_calls) FROM sitting WHERE {since}",
    "SELECT count(*), sum(finished) FROM lesson WHERE {month}",
    "SELECT count(*), sum(finished) FROM lesson WHERE {since}",
    "SELECT state, count(*), sum(capacity), sum(booked), sum(cancelled), sum(no_shows), sum(never_served), "
    "sum(walk_ins) FROM class WHERE {month} GROUP BY 1",
    "SELECT state, count(*), sum(capacity), sum(booked), sum(cancelled), sum(no_shows), sum(never_served), "
    "sum(walk_ins) FROM class WHERE {since} GROUP BY 1",
    "SELECT venue, count(*), sum(minutes), count(DISTINCT {day}) FROM consultation WHERE {month} GROUP BY 1",
    "SELECT venue, count(*), sum(capacity), sum(booked) FROM class WHERE {month} GROUP BY 1",
    "SELECT venue, count(*) FROM attendance WHERE {month} GROUP BY 1",
] + [
    f"SELECT {field}, count(*) FROM {table} WHERE {{{span}}} GROUP BY 1"
    for table, fields in (("consultation", ("topic", "outcome", "referrals", "channel", "age")),
                          ("attendance", ("age", "visits", "device", "reason")))
    for field in fields for span in ("month", "since")
] + ["SELECT on_day, title, venue, capacity, booked, walk_ins, no_shows, state FROM class WHERE {month} ORDER BY 1"]


def queries(month):
    """The parts of the report of a month such as 2026-10."""
    year, number = map(int, month.split("-"))
    after = f"{year + number // 12}-{number % 12 + 1:02}-01"
    april = f"{year if number >= 4 else year - 1}-04-01"
    made = []
    for part in PARTS:
        day = DAYS[re.search(r"FROM (\w+)", part).group(1)]
        made.append(part.format(day=day, month=f"{day} >= DATE '{month}-01' AND {day} < DATE '{after}'",
                                since=f"{day} >= DATE '{april}' AND {day} < DATE '{after}'"))
    return made


def rows(folder):
    """The rows of each table, out of terakoya's database."""
    db = sqlite3.connect(f"file:{folder}/terakoya.db?mode=ro", uri=True)
    yield "consultation", db.execute(
        "SELECT lower(hex(id)), taken_on, minutes, channel, age, visits, device, topic, outcome, venue, "
        "coalesce((SELECT group_concat(value, ' ') FROM json_each(more, '$.referrals')), '') "
        "FROM consultation WHERE is_voided = 0")
    day = "date(started_ms / 1000, 'unixepoch', '+9 hours')"
    yield "sitting", db.execute(
        f"SELECT lower(hex(s.id)), {day}, s.locale, s.handset, s.ending, json_array_length(b.body, '$.help_calls') "
        "FROM sitting AS s JOIN body AS b USING (event_id)")
    yield "lesson", db.execute(
        "SELECT lower(hex(sitting)), date(started_ms / 1000, 'unixepoch', '+9 hours'), lesson, finished, confidence "
        "FROM sitting_lesson")
    facts = [json.loads(fact) for (fact,) in db.execute("SELECT fact FROM figure_class")]
    names = ("id", "title", "venue", "on", "capacity", "state", "booked", "cancelled", "no_shows", "never_served",
             "walk_ins")
    yield "class", ([fact[name] for name in names] for fact in facts)
    yield "attendance", came(facts)


def came(facts):
    """A row for everybody who came. Who had which age and which device is not known: only how many had."""
    for fact in facts:
        spread = lambda name: [value for value, many in fact["headcount"][name].items() for _ in range(many)]
        people = zip(*(spread(name) for name in ("ages", "visits", "devices", "reasons")))
        for person in people:
            yield [fact["id"], fact["on"], fact["venue"], *person]


def export(folder, into):
    """Writes each table as CSV; gives the files."""
    files = {}
    for name, table in rows(folder):
        files[name] = into / f"{name}.csv"
        with open(files[name], "w", newline="") as file:
            csv.writer(file).writerows(table)
    return files


def duckdb_times(files, parts, rounds, answers):
    """Times the queries; puts what they gave into `answers`."""
    import duckdb
    db = duckdb.connect()
    for name, columns in TABLES.items():
        db.execute(f"CREATE TABLE {name} ({columns})")
        db.execute(f"COPY {name} FROM '{files[name]}' (HEADER false)")
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        answers[:] = [db.execute(part).fetchall() for part in parts]
        times.append(time.perf_counter() - began)
    return duckdb.__version__, times


def compared(folder, program, month, answers):
    """The figures that both count, each as what, terakoya's, and the other's: of the month and since April."""
    told = subprocess.run([program, "report", "month", month, "--format", "json", "--data", folder], check=True,
                          capture_output=True, text=True).stdout
    tables = {table["id"]: table for table in json.loads(told)["tables"]}

    def column(table, wanted):
        nth = [column["id"] for column in tables[table]["columns"]].index(wanted)
        return {next(iter(row["cells"][0]["name"].values())): row["cells"][nth] for row in tables[table]["rows"]
                if not row["is_total"]}

    talks, visits, lessons, classes = (answers[nth:nth + 2] for nth in (0, 2, 4, 6))
    for name, parts, take in (
        ("consultations", talks, lambda rows: rows[0][0]), ("minutes", talks, lambda rows: rows[0][1]),
        ("visits", visits, lambda rows: rows[0][0]), ("help-calls", visits, lambda rows: rows[0][1]),
        ("lessons-started", lessons, lambda rows: rows[0][0]), ("lessons-finished", lessons, lambda rows: rows[0][1]),
        *((name, classes, lambda rows, nth=nth: sum(row[nth] for row in rows if row[0] == "held"))
          for name, nth in (("classes", 1), ("capacity", 2), ("booked", 3), ("no-shows", 5), ("walk-ins", 7))),
    ):
        for span, part in zip(("value", "since-april"), parts):
            yield f"{name}, {span}", column("key-figures", span)[name], take(part)
    for table, nth in (("topics", 11), ("outcomes", 13), ("channels", 17), ("ages", 19)):
        for span, part in zip(("consultations", "since-april"), answers[nth:nth + 2]):
            counts = dict(part)
            for name, own in column(table, span).items():
                yield f"{table} {name}, {span}", own, counts.pop(name, 0)
            for name, other in counts.items():
                yield f"{table} {name}, {span}", None, other


def postgres_times(files, parts, rounds, home):
    """Times the queries in a server of its own. As root it runs as another user, as PostgreSQL demands."""
    programs = Path(subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip()
                    if shutil.which("pg_config") else
                    sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1])
    who = pwd.getpwnam("postgres") if os.getuid() == 0 else None
    if who:
        for path in (home, *home.iterdir()):
            os.chown(path, who.pw_uid, who.pw_gid)

    def run(*command, **more):
        user = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []} if who else {}
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=home, **user, **more)

    data = home / "pg"
    run(programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C")
    options = f"-k {home} -c listen_addresses='' -c shared_buffers=2GB -c work_mem=256MB -c max_wal_size=8GB"
    run(programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start")
    try:
        psql = ["psql", "-h", home, "-d", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1"]
        script = "".join(
            f"CREATE TABLE {name} ({columns});\n\\copy {name} FROM '{files[name]}' CSV\n"
            f"CREATE INDEX ON {name} ({DAYS[name]});\n" for name, columns in TABLES.items())
        run(*psql, input=script + "VACUUM ANALYZE;\n")
        # times are written where results are not: the answers go to a file
        timed = "\\timing on\n\\o /dev/null\n" + ("".join(f"{part};\n" for part in parts) + "\\echo round\n") * rounds
        version = run(*psql, "-At", "-c", "SHOW server_version").stdout.split()[0]
        told = run(*psql, input=timed).stdout.split("round\n")[:rounds]
        times = [sum(float(ms) for ms in re.findall(r"^Time: ([\d.]+) ms", told, re.M)) / 1e3 for told in told]
        return version, times
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def own_times(folder):
    """The lines of benches/figures.rs: their names, with the median in seconds."""
    told = subprocess.run(["cargo", "bench", "--quiet", "--bench", "figures", "--", str(folder)], check=True,
                          capture_output=True, text=True).stdout
    print(told)
    return {name: float(ms) / 1e3 for name, ms in re.findall(r"^(.*): ([\d.]+) ms, p95", told, re.M)}


def process(command):
    """How long a process takes, and its largest resident memory in MiB."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command} ended with {child.returncode}")
    return time.perf_counter() - began, used.ru_maxrss / 1024


def exports(folder, program, rounds):
    with sqlite3.connect(f"file:{folder}/terakoya.db?mode=ro", uri=True) as db:
        (count,) = db.execute("SELECT count(*) FROM consultation").fetchone()
    for name, command in (
        ("terakoya consultations export", [program, "consultations", "export", "--data", folder]),
        ("sqlite3 -csv", ["sqlite3", "-csv", f"{folder}/terakoya.db", "SELECT * FROM consultation"]),
    ):
        runs = [process(list(map(str, command))) for _ in range(rounds)]
        seconds = statistics.median(seconds for seconds, _ in runs)
        yield name, f"{count / seconds:,.0f} rows/s", f"{max(memory for _, memory in runs):.1f} MiB"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--program", default="target/release/terakoya")
    arguments.add_argument("--month", default="2026-10")
    arguments.add_argument("--rounds", type=int, default=15)
    options = arguments.parse_args()
    table = []
    own = own_times(options.folder)
    table.append(("month report: terakoya", f"{own['month of a month, cold'] * 1e3:.2f} ms", ""))
    with tempfile.TemporaryDirectory(prefix="figures-") as home:
        home = Path(home)
        files = export(options.folder, home)
        parts = queries(options.month)
        answers = []
        for name, times in (
            ("DuckDB", lambda: duckdb_times(files, parts, options.rounds, answers)),
            ("PostgreSQL", lambda: postgres_times(files, parts, options.rounds, home)),
        ):
            try:
                version, times = times()
            except (ImportError, OSError, IndexError, KeyError) as missing:
                table.append((f"month report: {name}", f"left out: {missing}", ""))
                continue
            median = statistics.median(times)
            ratio = own["month of a month, cold"] / median
            table.append((f"month report: {name} {version}", f"{median * 1e3:.2f} ms", f"terakoya takes {ratio:.2f} x"))
        if answers:
            figures = list(compared(options.folder, options.program, options.month, answers))
            differing = [figure for figure in figures if figure[1] != figure[2]]
            for name, own, other in differing:
                print(f"{name}: terakoya {own}, DuckDB {other}")
            table.append(("figures that both count", f"{len(figures)}", f"{len(differing)} differ"))
    table.extend(exports(options.folder, options.program, 3))
    widths = [max(len(row[column]) for row in table) for column in range(3)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    main()
