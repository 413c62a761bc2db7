import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{createHash as r}from"node:crypto";function a(t){return r("sha1").update(`blob ${t.length}\0`).update(t).digest("hex")}export{a};
