"""Executes a notebook with the Deno kernel, cell by cell, and fails when one fails.

usage: execute.py NOTEBOOK RESULT DENO   where DENO is the program of Deno
"""

import sys
import time
from queue import Empty

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

SECONDS_A_CELL = 1800
QUIET_SECONDS = 0.5


class TimedClient(NotebookClient):
    async def async_execute_cell(self, cell, cell_index, **options):
        began = time.monotonic()
        try:
            done = await super().async_execute_cell(cell, cell_index, **options)
            await self.take_late_outputs(cell, cell_index)
            return done
        finally:
            if cell.cell_type == "code":
                title = cell.source.strip().splitlines()[0]
                print(f"cell {cell_index}: {time.monotonic() - began:.1f} s  {title}", file=sys.stderr, flush=True)

    async def take_late_outputs(self, cell, cell_index):
        """Deno may say that it is idle before its last outputs have come."""
        while cell.cell_type == "code":
            try:
                message = await self.kc.get_iopub_msg(timeout=QUIET_SECONDS)
            except Empty:
                return
            self.process_message(message, cell, cell_index)


def main():
    source, result, deno = sys.argv[1:]
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    manager = AsyncKernelManager(kernel_name="deno")
    manager._kernel_spec = KernelSpec(
        argv=[deno, "jupyter", "--kernel", "--conn", "{connection_file}"], display_name="Deno", language="typescript"
    )
    # Deno knows nothing of IPython's file of past commands.
    client = TimedClient(notebook, km=manager, timeout=SECONDS_A_CELL, record_timing=False, ipython_hist_file="")
    client.resources["metadata"] = {"path": source.rsplit("/", 1)[0]}
    try:
        client.execute()
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    finally:
        # The client leaves a kernel alone that it was given.
        run_sync(manager.shutdown_kernel)(now=True)
    notebook.metadata = {
        "kernelspec": {"display_name": "Deno", "language": "typescript", "name": "deno"},
        "language_info": {"file_extension": ".ts", "mimetype": "text/x.typescript", "name": "typescript"},
    }
    nbformat.write(notebook, result)


main()
