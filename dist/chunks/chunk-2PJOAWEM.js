import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{c as n,e}from"./chunk-5W7227W2.js";import{appendFileSync as o}from"node:fs";var u=1e6;function a(i,r){if(!(r===void 0||r===""))try{o(r,n(`${i}
`))}catch(t){e(`Could not write the job's summary: ${t instanceof Error?t.message:t}`)}}export{u as a,a as b};
