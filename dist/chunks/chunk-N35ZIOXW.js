import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var t=r=>r,n={error:t,warning:t,notice:t,good:t,dim:t,bold:t};export{n as a};
