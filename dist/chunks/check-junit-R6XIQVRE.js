import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{c as f}from"./chunk-QFWJWAJQ.js";import{a as l}from"./chunk-HR7TTWJF.js";import{a as p}from"./chunk-FR4TYREH.js";import{b as d}from"./chunk-4VP7BLDL.js";import"./chunk-UI3BCZX2.js";var $={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;","#":"&#35;","\uFFFE":"\\u{fffe}","\uFFFF":"\\u{ffff}"};function o(t){return l(t).replace(/[&<>"'#\ufffe\uffff]/gu,n=>$[n]??n)}function B(t,n="error"){let e=[...t.diagnostics.map(s=>y(s,n)),...t.unchecked.map(k),...t.readiness.map(C)];return['<?xml version="1.0" encoding="UTF-8"?>',`<testsuites name="muster" ${m(e)} time="0">`,...[...p(e,({suite:s})=>s)].map(([s,i])=>h(s,i)),`</testsuites>
`].join(`
`)}function y(t,n){let{at:e,rule:s,severity:i,message:a,hint:r,plan:u,target:g}=t,c=`${e.file}:${e.line}:${e.column}`;return{suite:u===void 0?e.file:f(u,g),name:`${s} (${c})`,outcome:d(i,n)?"failed":"passed",message:`${i}: ${a}`,detail:`${c}
${a}${r===void 0?"":`
${r}`}`,file:e.file}}function k({rule:t,plan:n,target:e,reason:s}){return{suite:n===void 0?"muster":f(n,e),name:t,outcome:"skipped",message:`not checked: ${s}`,detail:""}}function C({plan:t,target:n,verdict:e,because:s}){return{suite:f(t,n),name:"would work in an incident",outcome:e==="ready"?"passed":e==="notReady"?"failed":"skipped",message:e==="ready"?"":`${e}: ${s.join(", ")}`,detail:""}}function h(t,n){let e=n.map(T).join(`
`),s=n.filter(({outcome:r})=>r==="skipped").length,i=new Set(n.flatMap(({file:r})=>r??[])),a=i.size===1?` file="${o([...i].join(""))}"`:"";return`  <testsuite name="${o(t)}" ${m(n)} skipped="${s}" time="0"${a}>
${e}
  </testsuite>`}function m(t){let n=t.filter(({outcome:e})=>e==="failed").length;return`tests="${t.length}" failures="${n}" errors="0"`}function T({suite:t,name:n,outcome:e,message:s,detail:i}){let a=`    <testcase classname="${o(t)}" name="${o(n)}" time="0"`,r=R(e,o(s),j(i));return r===""?`${a}/>`:`${a}>
      ${r}
    </testcase>`}function R(t,n,e){return t==="failed"?`<failure message="${n}">${e}</failure>`:t==="skipped"?`<skipped message="${n}"/>`:e===""?"":`<system-out>${n}
${e}</system-out>`}function j(t){return t.split(`
`).map(o).join(`
`)}export{B as renderCheckJunit};
