import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
function e(r){return`<!-- muster:${r.replace(/[^\w.]+/gu,"-").slice(0,100)} -->`}function s(r,t){return r.startsWith(`${t}
`)||r.startsWith(`${t}\r
`)}function i(r,t){return n(r)===n(t)}function n(r){return r.replaceAll(`\r
`,`
`).replace(/\]\(<[^<>\n]{0,2000}>\)/gu,"]()").trimEnd()}export{e as a,s as b,i as c};
