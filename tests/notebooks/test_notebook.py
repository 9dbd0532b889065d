"""The notebook runs from top to bottom, its pages served by a server of our own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from ..test_end_to_end import REAL, page_of
from ..web_server import Web

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs/notebooks").glob("*.ipynb"))


def outputs(cell: Any, kind: str) -> list[Any]:
    return [out.data[kind] for out in cell.get("outputs", ()) if kind in out.get("data", {})]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_output(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]


def test_from_an_address_to_a_chart(web: Web, tmp_path: Path) -> None:
    for number, entry in enumerate(REAL):
        web.pages[f"/{number}.html"] = page_of(entry).encode()
    addresses = [web(f"/{number}.html") for number in range(len(REAL))] + [web("/none.html")]
    notebook = nbformat.read(ROOT / "docs/notebooks/from-address-to-chart.ipynb", as_version=4)
    (parameters,) = (c for c in notebook.cells if "parameters" in c.metadata.get("tags", ()))
    parameters.source = f"addresses = {addresses!r}\nallow_private = True"
    kernel = kernel_of_this_python(tmp_path)
    done = NotebookClient(notebook, timeout=120, kernel_name="python3", km=kernel).execute()
    told = [out.text for cell in done.cells for out in cell.get("outputs", ()) if "text" in out]
    assert "/none.html" in told[0]  # the page that is not there is told, the rest goes on
    html = [html for cell in done.cells for html in outputs(cell, "text/html")]
    assert "extract-record" in html[0]
    assert "Quận ủy" in html[1]
    assert sum(len(outputs(cell, "image/png")) for cell in done.cells) == 1
    assert "24-5" in outputs(done.cells[-1], "text/plain")[0]


def kernel_of_this_python(folder: Path) -> Any:
    """Return a kernel of the environment that runs the tests, whatever others are installed."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    spec = folder / "kernels/python3"
    spec.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    content = {"argv": command, "display_name": "Python 3", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(content), "utf-8")
    manager = KernelSpecManager(kernel_dirs=[str(folder / "kernels")], ensure_native_kernel=False)
    return AsyncKernelManager(kernel_name="python3", kernel_spec_manager=manager)
