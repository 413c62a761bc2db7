import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as m}from"./chunk-FR4TYREH.js";import{b as c}from"./chunk-ASN3GYWN.js";import{b as l}from"./chunk-4VP7BLDL.js";import{a as p}from"./chunk-HR7TTWJF.js";import"./chunk-UI3BCZX2.js";var $={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;","#":"&#35;","\uFFFE":"\\u{fffe}","\uFFFF":"\\u{ffff}"};function r(n){return p(n).replace(/[&<>"'#\ufffe\uffff]/gu,t=>$[t]??t)}function B(n,t="error"){let e=[...n.diagnostics.map(s=>y(s,t)),...n.unchecked.map(k),...n.readiness.map(C)];return['<?xml version="1.0" encoding="UTF-8"?>',`<testsuites name="muster" ${g(e)}>`,...[...m(e,({suite:s})=>s)].map(([s,i])=>h(s,i)),`</testsuites>
`].join(`
`)}function y(n,t){let{at:e,rule:s,severity:i,message:a,hint:u,plan:o,target:f}=n,d=`${e.file}:${e.line}:${e.column}`;return{suite:o===void 0?e.file:c(o,f),name:`${s} (${d})`,outcome:l(i,t)?"failed":"passed",message:`${i}: ${a}`,detail:`${d}
${a}${u===void 0?"":`
${u}`}`,file:e.file}}function k({rule:n,plan:t,target:e,reason:s}){return{suite:t===void 0?"muster":c(t,e),name:n,outcome:"skipped",message:`not checked: ${s}`,detail:""}}function C({plan:n,target:t,verdict:e,because:s}){return{suite:c(n,t),name:"would work in an incident",outcome:e==="ready"?"passed":e==="notReady"?"failed":"skipped",message:e==="ready"?"":`${e}: ${s.join(", ")}`,detail:""}}function h(n,t){let e=t.map(T).join(`
`);return`  <testsuite name="${r(n)}" ${g(t)}>
${e}
  </testsuite>`}function g(n){let t=n.filter(({outcome:s})=>s==="failed").length,e=n.filter(({outcome:s})=>s==="skipped").length;return`tests="${n.length}" failures="${t}" errors="0" skipped="${e}" time="0"`}function T({suite:n,name:t,outcome:e,message:s,detail:i,file:a}){let u=a===void 0?"":` file="${r(a)}"`,o=`    <testcase classname="${r(n)}" name="${r(t)}"${u} time="0"`,f=R(e,r(s),j(i));return f===""?`${o}/>`:`${o}>
      ${f}
    </testcase>`}function R(n,t,e){return n==="failed"?`<failure message="${t}">${e}</failure>`:n==="skipped"?`<skipped message="${t}"/>`:e===""?"":`<system-out>${t}
${e}</system-out>`}function j(n){return n.split(`
`).map(r).join(`
`)}export{B as renderCheckJunit};
