import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{isAbsolute as n,relative as r,sep as e}from"node:path";function a(i,s){let t=r(i,s);return t!==".."&&!t.startsWith(`..${e}`)&&!n(t)}export{a};
