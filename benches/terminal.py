#!/usr/bin/env python3
"""Measures a program in a pseudo-terminal, as a person at the keyboard would feel it.

Needs Linux and Python 3.9 with nothing else. Without a program it runs target/release/terakoya, with a home and a
data folder of its own that are deleted again. All figures are medians over --rounds fresh starts; of a key, over
--turns presses in each. "Frame" ends with the last byte of an answer: the end of a synchronised update where the
program writes them, else the last byte before a pause of --quiet seconds, ten times that at the start.

  start       from exec to the end of the first frame, and until nothing more is written; bytes until then
  key         from writing a key to the end of the frame that answers it, and the frame's bytes; the keys are --turn,
              one after the other, from the place to which --open leads
  memory      resident, largest resident, proportional (KiB), and threads, after the keys
  idle        processor ticks (10 ms), bytes written, context switches in --idle seconds without a key
  flood       --flood keys written as fast as the terminal takes them: until the last frame; then one more key
              must still be answered
  end         from SIGTERM to the end of the process; whether the terminal's modes are as before

--compare runs a second program beside the first, round by round, in the same terminal with the same keys:

  benches/terminal.py --compare 'other --option file' --open '' --turn '<Right><Left>' -- target/release/terakoya

Keys: plain characters, and <Enter> <Esc> <Tab> <Up> <Down> <Left> <Right>.
"""

import argparse
import fcntl
import os
import re
import select
import shlex
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

NAMED = {
    "Enter": "\r", "Esc": "\x1b", "Tab": "\t",
    "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
}
END_OF_UPDATE = b"\x1b[?2026l"
# A second press of the same key within half a second is taken for a trembling finger.
BETWEEN_OPENING_KEYS = 0.6


def keys(text):
    """The bytes of each key in a text like 11<Enter>."""
    named = lambda name: NAMED.get(name[1:-1], name)
    return [named(key).encode() for key in re.findall(r"<\w+>|.", text)]


class Session:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, command, options, home):
        self.quiet = options.quiet
        self.master, slave = os.openpty()
        size = struct.pack("HHHH", options.rows, options.columns, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        self.found = termios.tcgetattr(slave)
        self.slave = slave
        environment = {
            "HOME": home, "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "COLORTERM": "truecolor",
        }
        take_terminal = lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment,
            start_new_session=True, preexec_fn=take_terminal)

    def read(self, timeout):
        """What is written within a time; nothing if nothing is."""
        ready, _, _ = select.select([self.master], [], [], timeout)
        if not ready:
            return b""
        try:
            return os.read(self.master, 1 << 16)
        except OSError:
            return b""

    def frame(self, quiet, timeout):
        """The next frame: when its first part ended, when all was quiet again, and how many bytes came."""
        end = time.perf_counter() + timeout
        count, first, last, tail = 0, None, None, b""
        while True:
            left = quiet if last else end - time.perf_counter()
            data = self.read(max(left, 0))
            if not data:
                return first or last, last, count
            last = time.perf_counter()
            count += len(data)
            if first is None and END_OF_UPDATE in tail + data:
                first = last
            tail = data[-len(END_OF_UPDATE):]

    def press(self, key):
        """Presses a key; answers with the seconds to the end of its frame, and the bytes."""
        pressed = time.perf_counter()
        os.write(self.master, key)
        first, _, count = self.frame(self.quiet, timeout=2.0)
        return (first - pressed if first else None), count

    def flood(self, key, count):
        """Writes a key many times; answers with the seconds to the last frame, and the bytes."""
        left, written, last = key * count, 0, None
        started = time.perf_counter()
        os.set_blocking(self.master, False)
        while True:
            wants = [self.master] if left else []
            can_read, can_write, _ = select.select([self.master], wants, [], 1.0)
            if can_read:
                data = os.read(self.master, 1 << 16)
                written += len(data)
                last = time.perf_counter()
            if can_write:
                try:
                    left = left[os.write(self.master, left[:256]):]
                except BlockingIOError:
                    pass
            if not can_read and not can_write:
                break
        os.set_blocking(self.master, True)
        return (last - started if last else None), written

    def memory(self):
        """Resident, largest resident and proportional KiB, and threads."""
        pid, found = self.process.pid, {}
        for path in (f"/proc/{pid}/status", f"/proc/{pid}/smaps_rollup"):
            with open(path, encoding="ascii") as file:
                found.update(line.split(":", 1) for line in file if ":" in line)
        number = lambda name: int(found[name].split()[0])
        return number("VmRSS"), number("VmHWM"), number("Pss"), number("Threads")

    def work(self):
        """Processor ticks and context switches so far."""
        pid = self.process.pid
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        switches = 0
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/status", encoding="utf-8") as file:
                switches += sum(int(n) for n in re.findall(r"ctxt_switches:\s+(\d+)", file.read()))
        return int(fields[11]) + int(fields[12]), switches

    def idle(self, seconds):
        """Ticks, bytes and context switches in a time without a key."""
        ticks, switches = self.work()
        end, count = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            count += len(self.read(left))
        later_ticks, later_switches = self.work()
        return later_ticks - ticks, count, later_switches - switches

    def end(self):
        """Seconds from SIGTERM to the end, and whether the terminal is as it was."""
        told = time.perf_counter()
        self.process.send_signal(signal.SIGTERM)
        # whoever does not read keeps a writing program from ending
        while self.process.poll() is None and time.perf_counter() < told + 5:
            self.read(0.002)
        took = time.perf_counter() - told
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        is_back = termios.tcgetattr(self.slave) == self.found
        os.close(self.slave)
        os.close(self.master)
        return took, is_back


def measure(command, options, is_first_round):
    """One fresh start; answers with the figures as a list of (name, unit, values)."""
    with tempfile.TemporaryDirectory(prefix="terminal-") as home:
        session = Session(command, options, home)
        try:
            return figures_of(session, options, is_first_round)
        finally:
            if session.process.poll() is None:
                session.process.kill()
                session.process.wait()


def figures_of(session, options, is_first_round):
    first, last, count = session.frame(10 * session.quiet, timeout=10.0)
    if first is None:
        sys.exit(f"{session.process.args[0]} draws nothing.")
    found = [
        ("start to the first frame", "ms", [1e3 * (first - session.started)]),
        ("start until all is quiet", "ms", [1e3 * (last - session.started)]),
        ("bytes until all is quiet", "bytes", [count]),
    ]
    for key in keys(options.open):
        session.press(key)
        time.sleep(BETWEEN_OPENING_KEYS)
    turns, sizes, unanswered = [], [], 0
    turning = keys(options.turn)
    for number in range(options.turns):
        took, count = session.press(turning[number % len(turning)])
        if took is None:
            unanswered += 1
        else:
            turns.append(1e3 * took)
            sizes.append(count)
    if turns:
        turns.sort()
        found += [
            ("key to frame", "ms", turns),
            ("key to frame, 95th of 100", "ms", [turns[int(0.95 * (len(turns) - 1))]]),
            ("bytes a key", "bytes", sizes),
        ]
    found.append(("keys without an answer", f"of {options.turns}", [unanswered]))
    resident, largest, proportional, threads = session.memory()
    found += [
        ("memory, resident", "KiB", [resident]),
        ("memory, largest resident", "KiB", [largest]),
        ("memory, proportional", "KiB", [proportional]),
        ("threads", "", [threads]),
    ]
    if options.idle and is_first_round:
        ticks, count, switches = session.idle(options.idle)
        found += [
            (f"idle {options.idle} s: processor", "ticks of 10 ms", [ticks]),
            (f"idle {options.idle} s: written", "bytes", [count]),
            (f"idle {options.idle} s: context switches", "", [switches]),
        ]
    if options.flood:
        (before, _), (took, count) = session.work(), session.flood(keys(options.flood_key)[0], options.flood)
        after, _ = session.work()
        answer, _ = session.press(turning[0])
        found += [
            (f"{options.flood} keys at once, to the last frame", "ms", [1e3 * (took or 0)]),
            (f"{options.flood} keys at once: written", "bytes", [count]),
            (f"{options.flood} keys at once: processor", "ticks of 10 ms", [after - before]),
            ("the key after them is answered", "times", [int(answer is not None)]),
        ]
    took, is_back = session.end()
    return found + [
        ("SIGTERM to the end", "ms", [1e3 * took]),
        ("terminal modes are as before", "times", [int(is_back)]),
    ]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="*", help="the program [default: target/release/terakoya]")
    parser.add_argument("--compare", metavar="COMMAND", help="another program to run beside it")
    parser.add_argument("--open", default="11141<Enter>", help="keys that lead to where it is measured")
    parser.add_argument("--turn", default="<Enter>-", help="keys that are timed, one after the other")
    parser.add_argument("--flood-key", default="<Tab>", help="the key that is written many times")
    parser.add_argument("--columns", type=int, default=120)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=10, help="fresh starts")
    parser.add_argument("--turns", type=int, default=40, help="keys that are timed in a round")
    parser.add_argument("--idle", type=int, default=60, help="seconds without a key, in the first round; 0: skip")
    parser.add_argument("--flood", type=int, default=2000, help="keys written at once; 0: skip")
    parser.add_argument("--quiet", type=float, default=0.05, help="seconds that end a frame")
    options = parser.parse_args()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    commands = [options.command or [os.path.join(root, "target/release/terakoya")]]
    if options.compare:
        commands.append(shlex.split(options.compare))
    for command in commands:
        found = shutil.which(command[0])
        if not found:
            sys.exit(f"There is no program {command[0]}. Build ours with `cargo build --release`.")
        command[0] = os.path.abspath(found)
    figures = [{} for _ in commands]
    for number in range(options.rounds):
        for command, told in zip(commands, figures):
            for name, unit, values in measure(command, options, number == 0):
                told.setdefault((name, unit), []).extend(values)
    names = list(dict.fromkeys(name for told in figures for name in told))
    print(f"{options.columns}x{options.rows}, {options.rounds} rounds, medians")
    print(f"{'':42}" + "".join(f"{os.path.basename(command[0])[:14]:>15}" for command in commands))
    for name, unit in names:
        medians = [told.get((name, unit)) for told in figures]
        cells = "".join(f"{statistics.median(m):>15.1f}" if m else f"{'-':>15}" for m in medians)
        print(f"{name:42}{cells} {unit}")


if __name__ == "__main__":
    main()
