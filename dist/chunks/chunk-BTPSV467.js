import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var t="muster-";function l(e,n){let s=`-${i(n===void 0||n===""?"local":n).slice(0,24)}`;return`${t}${i(e).slice(0,64-t.length-s.length)}${s}`}function i(e){return e.replaceAll("/",".").replace(/[^\w+=,.@-]/g,"-")}export{t as a,l as b};
