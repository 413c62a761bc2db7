import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{b as d}from"./chunk-FKVEF6IW.js";var h=400;function $(t,e,n,r){let i=[t],s=[],g=n-f(t)-h;for(let l of e.filter(({items:o})=>o.length>0)){let o=s.length>0?[]:m(l,g);if(o.length<l.items.length&&s.push(a(l,o.length)),o.length===0)continue;let u=c(l,o);i.push(u),g-=f(u)+2}return s.length>0&&i.push(`_Left out for their size: ${d(s)}. ${r}_`),`${i.join(`

`)}
`}function f(t){return Buffer.byteLength(t,"utf8")}function m(t,e){let n=e-f(c(t,[]))-2,r=t.items.findIndex(i=>(n-=f(i)+1,n<0));return r===-1?t.items:t.items.slice(0,r)}function c({title:t,items:e},n){let r=n.length<e.length?`${n.length} of ${e.length}`:String(e.length);return`<details>
<summary>${t} (${r})</summary>

${n.join(`
`)}

</details>`}function a({title:t,items:e},n){return`${e.length-n} of ${t.toLowerCase()}`}export{$ as a,f as b};
