import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
import{a as m}from"./chunk-IRHG6DNH.js";import{b as f,f as c}from"./chunk-E5CRC6ZR.js";import"./chunk-6OYID5GR.js";import"./chunk-H5FSEDG6.js";import"./chunk-FOVLMUNH.js";import{a as d}from"./chunk-BU6A4GAS.js";import{a as s,b as o,d as i}from"./chunk-ERWHO7ZF.js";import{b as a}from"./chunk-FKVEF6IW.js";import"./chunk-F4VCDEHY.js";import"./chunk-VGEACAPF.js";import"./chunk-GIHHGCC6.js";import"./chunk-HR7TTWJF.js";import"./chunk-MI5LSDHU.js";import"./chunk-5IVD5QBW.js";import"./chunk-6RG2AJSB.js";import"./chunk-COU5Z5HI.js";import"./chunk-EMCSK47J.js";import"./chunk-3BBOU3BT.js";import"./chunk-AIRNLL4E.js";import"./chunk-QYIIVPL3.js";import"./chunk-4VP7BLDL.js";import"./chunk-NERGO5ID.js";import"./chunk-UI3BCZX2.js";var p=6e4;function C(e,n=p){let r=[...e.targets.map($),...(e.failures??[]).map(k)].join(`

`),t=e.targets.flatMap(({target:g,changes:l})=>l.map(u=>f(u,g)));return d(r,[{title:"Field by field",items:t}],n,"The JSON output has more.")}var h=50;function $(e){let n=e.changes.slice(0,h).map(t=>`- ${i(c(t))}`),r=e.changes.length-n.length;return[`### ${o(e.target)}: ${s(m(e))}`,...M(e.undecided??[]),...n.length===0?[]:[[...n,...r>0?[`- and ${r} more`]:[]].join(`
`)]].join(`

`)}function M(e){if(e.length===0)return[];let n=e.length===1?"is":"are";return[`${a(e.map(r=>o(r)),10)} ${n} in no file that can be read: undecided until errors are corrected`]}function k({target:e,reason:n,hint:r}){let t=r===void 0?"":` ${i(r)}`;return`### ${o(e)} could not be read

${i(n)}.${t}`}export{C as renderDiffMarkdown};
