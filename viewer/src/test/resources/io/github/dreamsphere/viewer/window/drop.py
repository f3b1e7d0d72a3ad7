"""Drops files on a window as a file manager does (XDND, version 5): drop.py TITLE FILE..."""
import pathlib
import sys
import time

from Xlib import X, Xatom, display
from Xlib.protocol import event

screen = display.Display()
root = screen.screen().root
title, files = sys.argv[1], sys.argv[2:]
uris = "".join(pathlib.Path(f).absolute().as_uri() + "\r\n" for f in files).encode()


def atom(name):
    return screen.intern_atom(name)


def find(window):
    name = window.get_full_text_property(atom("_NET_WM_NAME")) or window.get_wm_name() or ""
    if title in str(name) and window.get_full_property(atom("XdndAware"), X.AnyPropertyType):
        return window
    return next(filter(None, map(find, window.query_tree().children)), None)


target = find(root) or sys.exit("no window called " + title + " takes drops")
source = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
uri_list, selection = atom("text/uri-list"), atom("XdndSelection")
source.set_selection_owner(selection, X.CurrentTime)


def tell(name, *words):
    data = (32, ([source.id] + list(words) + [0] * 4)[:5])
    target.send_event(event.ClientMessage(window=target, client_type=atom(name), data=data))
    screen.flush()


def await_event(matches):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        while screen.pending_events():
            seen = screen.next_event()
            if matches(seen):
                return seen
        time.sleep(0.02)
    sys.exit("the window does not answer")


def is_message(name):
    return lambda e: e.type == X.ClientMessage and e.client_type == atom(name)


tell("XdndEnter", 5 << 24, uri_list)
tell("XdndPosition", 0, 20 << 16 | 20, X.CurrentTime, atom("XdndActionCopy"))
if not await_event(is_message("XdndStatus")).data[1][1] & 1:
    sys.exit("the window refuses the drop")
tell("XdndDrop", 0, X.CurrentTime)
asked = await_event(lambda e: e.type == X.SelectionRequest)
asked.requestor.change_property(asked.property, uri_list, 8, uris)
answer = event.SelectionNotify(
    time=asked.time, requestor=asked.requestor, selection=asked.selection, target=asked.target, property=asked.property)
asked.requestor.send_event(answer)
screen.flush()
await_event(is_message("XdndFinished"))
