import "./desktop-app.ts";
