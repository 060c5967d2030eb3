const { contextBridge, ipcRenderer } = require("electron");

let files = true;
try {
  require("node:fs");
} catch {
  files = false;
}
contextBridge.exposeInMainWorld("host", {
  echo: (value) => ipcRenderer.invoke("echo", value),
  fail: () => ipcRenderer.invoke("fail"),
  unclonable: () => ipcRenderer.invoke("unclonable"),
  unknown: () => ipcRenderer.invoke("unknown"),
  seal: (text) => ipcRenderer.invoke("seal", text),
  onTick(listener) {
    const forward = (_event, tick) => listener(tick);
    ipcRenderer.on("tick", forward);
    return () => ipcRenderer.off("tick", forward);
  },
  add: (a, b) => a + b,
  throws: () => {
    throw new TypeError("bad sum");
  },
  info: { files, sandboxed: process.sandboxed === true, nested: { list: [1, 2, 3] } },
});
globalThis.ofThePreload = "isolated";
