import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var r={error:0,warning:1,notice:2};function t(e){return[...e].sort((i,o)=>r[i.severity]-r[o.severity])}export{t as a};
