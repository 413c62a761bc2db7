import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{b as u}from"./chunk-CZA4DD5Z.js";import"./chunk-UI3BCZX2.js";var m=3;function $(n,t,e){if(t===e)return"";let i=g(d(t),d(e)),o=y(i).map(([s,c])=>p(i,s,c));return`--- a/${n}
+++ b/${n}
${o.join("")}`}function d(n){return n.match(/[^\n]*\n|[^\n]+$/g)??[]}function g(n,t){let e=0;for(;e<n.length&&e<t.length&&n[e]===t[e];)e+=1;let i=0;for(;i<Math.min(n.length,t.length)-e&&n.at(-1-i)===t.at(-1-i);)i+=1;let o=l=>l.map(a=>({mark:" ",line:a})),[s,c]=[n.slice(e,n.length-i),t.slice(e,t.length-i)],r=h(s,c);return[...o(n.slice(0,e)),...r,...o(n.slice(n.length-i))]}function h(n,t){let e=u(n,t),i=[],o=0;for(let[s,c]of n.entries()){let r=e.get(s);r===void 0?i.push({mark:"-",line:c}):(i.push(...t.slice(o,r).map(l=>({mark:"+",line:l})),{mark:" ",line:c}),o=r+1)}return[...i,...t.slice(o).map(s=>({mark:"+",line:s}))]}function y(n){let t=[];for(let[e,{mark:i}]of n.entries()){if(i===" ")continue;let o=t.at(-1),s=Math.min(n.length,e+m+1);o!==void 0&&e-m<=o[1]?o[1]=s:t.push([Math.max(0,e-m),s])}return t}function p(n,t,e){let i=n.slice(t,e),o=(r,l)=>r.filter(({mark:a})=>a!==l).length,s=r=>{let l=o(i,r);return`${o(n.slice(0,t),r)+(l===0?0:1)},${l}`},c=i.map(({mark:r,line:l})=>`${r}${l}${l.endsWith(`
`)?"":`
\\ No newline at end of file
`}`);return`@@ -${s("+")} +${s("-")} @@
${c.join("")}`}export{$ as unifiedDiff};
