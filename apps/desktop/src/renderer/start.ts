import "./app-window.ts";
