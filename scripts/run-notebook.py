"""Executes a notebook with the kernel it names, and writes it with its outputs: run-notebook.py IN OUT.

The kernel of Deno may say that it is idle before its last output has arrived, so that every cell is listened to for a
little longer.
"""

import queue
import sys

import nbformat
from jupyter_client.manager import start_new_kernel
from nbformat.v4 import output_from_msg

source, target = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
manager, client = start_new_kernel(kernel_name=notebook.metadata.kernelspec.name)
try:
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code":
            continue
        message = client.execute(cell.source)
        cell.outputs = []
        idle = False
        while True:
            try:
                found = client.get_iopub_msg(timeout=1 if idle else 120)
            except queue.Empty:
                if idle:
                    break
                raise SystemExit(f"cell {number} gave no answer")
            if found["parent_header"].get("msg_id") != message:
                continue
            kind = found["msg_type"]
            if kind == "status" and found["content"]["execution_state"] == "idle":
                idle = True
            elif kind == "execute_input":
                cell.execution_count = found["content"]["execution_count"]
            elif kind in ("execute_result", "display_data", "stream", "error"):
                cell.outputs.append(output_from_msg(found))
            if kind == "error":
                raise SystemExit(f"cell {number} failed: {found['content']['evalue']}")
        reply = client.get_shell_msg(timeout=120)
        if reply["content"]["status"] != "ok":
            raise SystemExit(f"cell {number} failed: {reply['content']}")
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
nbformat.write(notebook, target)
