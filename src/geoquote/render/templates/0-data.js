// What the page was written from: see geoquote/render/page/data.py.
const DATA = JSON.parse(document.getElementById("data").textContent);
