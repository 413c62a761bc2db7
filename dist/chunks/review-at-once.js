import{createRequire as oc}from"node:module";import{a_49 as Ra,b_49 as e3,c_49 as t3,d_49 as n3}from"./check-at-once.js";import{a_24 as i3,b_24 as Pa,c_24 as s3}from"./check-at-once.js";var r3=oc(import.meta.url),l3=import.meta.filename??import.meta.url;function Dt(e,{config:t,configPath:n,folder:a}){let o=[n,t.baseline??Ra],i=[t.files,t.facts,t.policies].map(Pa);return e.filter(s=>s.startsWith(a)).map(s=>s.slice(a.length)).some(s=>o.includes(s)||i.some(({matches:c})=>c(s)))}import{createRequire as ic}from"node:module";var h3=ic(import.meta.url),f3=import.meta.filename??import.meta.url,sc={ResponsePlan:"response-plan",Contact:"contact",EscalationPlan:"contact",OnCallSchedule:"contact",Rotation:"rotation",Runbook:"document",Role:"role"};function M(e,t){return`${sc[e]}/${t}`}function A(e){return M(e.resourceKind,e.name)}function ne(e){return e.resourceKind==="ResponsePlan"?e.name:A(e)}function cc(e,t,n){let a=A(t);return e.includes(a)?!0:e.includes(t.name)&&n.every(o=>o.name!==t.name||A(o)===a)}function rc(e,{kind:t,name:n}){return e===n||e===M(t,n)}import{createRequire as lc}from"node:module";import{a_48 as b,b_48 as S}from"./check-at-once.js";var A3=lc(import.meta.url),b3=import.meta.filename??import.meta.url,uc=400;function H(e,t,n,a){let o=[e],i=[],s=n-V(e)-uc;for(let c of t.filter(({items:r})=>r.length>0)){let r=i.length>0?[]:Re(c.items,s-V(xa(c,[]))-2);if(r.length<c.items.length&&i.push(mc(c,r.length)),r.length===0)continue;let l=xa(c,r);o.push(l),s-=V(l)+2}return i.length>0&&o.push(`_Left out for their size: ${S(i)}. ${a}_`),`${o.join(`

`)}
`}function V(e){return Buffer.byteLength(e,"utf8")}function Re(e,t){let n=t,a=e.findIndex(o=>(n-=V(o)+1,n<0));return a===-1?e:e.slice(0,a)}function xa({title:e,items:t},n){let a=n.length<t.length?`${n.length} of ${t.length}`:String(t.length);return`<details>
<summary>${e} (${a})</summary>

${n.join(`
`)}

</details>`}function mc({title:e,items:t},n){return`${t.length-n} of ${e.toLowerCase()}`}import{createRequire as dc}from"node:module";var R3=dc(import.meta.url),P3=import.meta.filename??import.meta.url,Ta="muster-review-record",Et={digests:new Set,changes:[]};function jt(e,t){let n=e.changes.map(r=>({resource:A(r),kind:r.kind,digest:r.digest,fields:r.kind==="update"?r.fields:[]})),{target:a,account:o,region:i,digest:s}=e,c={schemaVersion:1,target:a,account:o,region:i,digest:s};return[n,n.map(r=>({...r,fields:[]})),[]].map(r=>fc({...c,changes:r})).find(r=>V(r)<=t)??""}function pc(e){return e.map(kc).reduce(hc,Et)}function hc(e,t){return{digests:new Set([...e.digests,...t.digests]),changes:[...e.changes,...t.changes]}}function fc(e){let t=JSON.stringify(e).replace(/[<>@#`\u007f-\u{10ffff}]/gu,gc);return`\`\`\`json ${Ta}
${t}
\`\`\``}function gc(e){return Array.from({length:e.length},(t,n)=>e.charCodeAt(n)).map(t=>`\\u${t.toString(16).padStart(4,"0")}`).join("")}function kc(e){let t=new RegExp(`^\`\`\`json ${Ta}\\r?\\n([^\\r\\n]*)\\r?\\n\`\`\`$`,"mu").exec(e),n=Ac(t?.[1]);if(n.schemaVersion!==1)return Et;let{target:a,digest:o,changes:i}=n;if(typeof a!="string"||typeof o!="string"||!Array.isArray(i))return Et;let s=i.flatMap(c=>wc(a,$t(c)));return{digests:new Set([o,...s.map(c=>c.digest)]),changes:s}}function wc(e,t){let{resource:n,kind:a,digest:o,fields:i}=t;if(typeof n!="string"||typeof a!="string"||typeof o!="string")return[];let s=Array.isArray(i)?i.flatMap(c=>yc($t(c))):[];return[{target:e,resource:n,kind:a,digest:o,fields:s}]}function yc(e){let{pointer:t}=e;return typeof t!="string"?[]:[{pointer:t,...Object.hasOwn(e,"actual")?{actual:e.actual}:{},...Object.hasOwn(e,"desired")?{desired:e.desired}:{}}]}function Ac(e){if(e===void 0)return{};try{return $t(JSON.parse(e))}catch{return{}}}function $t(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)?{...e}:{}}import{createRequire as bc}from"node:module";import{a_43 as E3,b_43 as j3,c_43 as $3,d_43 as Pe,e_43 as Je,f_43 as Na,g_43 as Ma,h_43 as Ze,i_43 as Da,j_43 as Ea,k_43 as _3,l_43 as O3,m_43 as Ye,n_43 as I3}from"./check-at-once.js";var V3=bc(import.meta.url),U3=import.meta.filename??import.meta.url;function _t({inputs:e,surroundings:t}){let{configPath:n}=t;return{configPath:n,isConfigRequired:e.config!==void 0,target:e.target,knownRules:new Set(Ye.map(({id:a})=>a)),now:new Date}}import{createRequire as Sc}from"node:module";var H3=Sc(import.meta.url),z3=import.meta.filename??import.meta.url;function Ot(e){let{inputs:t,surroundings:n}=e,{event:a,folder:o}=n,i="headSha"in a?a.headSha:n.sha,s=a.kind==="pullRequest"&&a.isFork;return{..._t(e),repository:n.repository,failOn:t.failOn,headSha:i,...a.kind==="pullRequest"?{pullRequest:a.number}:{},...a.kind==="pullRequest"&&t.comment?{commentOn:a.number}:{},scope:ja(e),...$a(e),folder:o,linkTo:_a(n,i),summaryUrl:n.runUrl,remarks:s?["This pull request comes from a fork: it was checked without credentials"]:[]}}function ja({inputs:e,surroundings:{folder:t,configPath:n}}){return[n==="muster.yaml"?t:`${t}${n}`,e.target??""].filter(a=>a!=="").join(" ")||"default"}function $a(e){let{inputs:t,surroundings:n}=e,{folder:a,configPath:o}=n,i=o==="muster.yaml"?a.replace(/\/$/u,""):`${a}${o}`,s=[i,t.target??""].filter(c=>c!=="").join(": ");return{...i===""?{}:{configLabel:i},...s===""?{}:{commentLabel:s}}}function _a({serverUrl:e,repository:t,folder:n},a){return(o,i)=>{let s=`${n}${o}`.split("/").map(c=>encodeURIComponent(c.replace(new RegExp("\\p{Cs}","gu"),"\uFFFD"))).join("/");return`${e}/${t}/blob/${a}/${s}#L${i}`}}import{createRequire as Cc}from"node:module";import{a_41 as ue,b_41 as Z3,c_41 as xe,d_41 as Oa,e_41 as Ia,f_41 as Y3,g_41 as La}from"./check-at-once.js";var Q3=Cc(import.meta.url),e2=import.meta.filename??import.meta.url;function It(e){return e.kind!=="update"?!1:e.resourceKind==="ResponsePlan"?xe(e.actual)===void 0:Va(e.actual)}function Va(e){return(e.kind==="Runbook"?e.handles.copies.map(t=>t.tags):[e.tags]).every(t=>(Object.hasOwn(t,ue)?t[ue]:"")==="")}import{createRequire as vc}from"node:module";var o2=vc(import.meta.url),i2=import.meta.filename??import.meta.url;function Te(e){if(e.kind!=="create")return e.resourceKind==="ResponsePlan"?e.actual.plan:e.before}function Ne(e){return e.kind==="delete"?void 0:e.desired}import{createRequire as Rc}from"node:module";var r2=Rc(import.meta.url),l2=import.meta.filename??import.meta.url;function _(e,t=2){return JSON.stringify(e,void 0,t).replace(/[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu,Pc).replaceAll("##[","\\u0023#[")}function Pc(e){return`\\u${e.charCodeAt(0).toString(16).padStart(4,"0")}`}import{createRequire as xc}from"node:module";var d2=xc(import.meta.url),p2=import.meta.filename??import.meta.url;function Tc(e){return`${_(Ua(e))}
`}function Ua(e){return{schemaVersion:1,targets:e.targets.map(Nc),...e.failures===void 0?{}:{failures:e.failures}}}function Nc(e){let t=n=>e.changes.filter(a=>a.kind===n).length;return{target:e.target,...e.account!==""&&{account:e.account,region:e.region},digest:e.digest,summary:{create:t("create"),update:t("update"),delete:t("delete"),unchanged:e.unchanged.length,unmanaged:e.unmanaged.length},changes:e.changes.map(n=>({kind:n.kind,resource:A(n),digest:n.digest,risk:n.risk,fields:Xe(n)})),...e.undecided&&{undecided:e.undecided.map(n=>`response-plan/${n}`)},...(e.pending??[]).length===0?{}:{pendingActivations:e.pending},unowned:e.unowned.map(({adoption:n,repository:a})=>({resource:A(n),...a===void 0?{}:{repository:a}})),...e.ignored===void 0?{}:{ignored:e.ignored}}}function Xe(e){return e.kind==="update"?e.fields:[e.kind==="create"?{pointer:"",desired:Ne(e)}:{pointer:"",actual:Te(e)}]}import{createRequire as Mc}from"node:module";import{a_54 as W}from"./check-at-once.js";var b2=Mc(import.meta.url),S2=import.meta.filename??import.meta.url;function Dc(e){return`${_(qa(e))}
`}function Ec(e){return`${_({schemaVersion:1,...Qe(e)})}
`}function Qe(e){return{applied:!0,isUnfinished:!0,outcomes:e.map(({target:t,change:n})=>({target:t,resource:A(n),kind:n.kind,status:"notTried",...Me(n)}))}}function qa(e){return{schemaVersion:1,applied:e.applied,outcomes:e.outcomes.map(jc),...e.failures===void 0?{}:{failures:e.failures}}}function jc(e){let{target:t,resource:n,kind:a,status:o,reason:i,hint:s,lastChange:c,file:r,line:l,change:u,operations:m}=e;return{target:t,resource:n,kind:a,status:o,...i===void 0?{}:{reason:i},...s===void 0?{}:{hint:s},...c===void 0?{}:{lastChange:c},...r===void 0?{}:{file:r},...l===void 0?{}:{line:l},...u===void 0?{}:{digest:u.digest,risk:u.risk,fields:Xe(u)},...m===void 0?{}:{operations:m},...(o==="applied"||o==="failed")&&u!==void 0?Me(u):{}}}function Me(e){return{...It(e)?{adopted:!0}:{},...$c(e)}}function $c(e){if(e.resourceKind==="ResponsePlan")return{...e.kind==="create"?{}:{before:W(e.actual.plan)},...e.kind==="delete"?{}:{after:e.desired}};let{resourceKind:t}=e;return{...e.kind==="create"?{}:{before:{kind:t,...e.actual.value}},...e.kind==="delete"?{}:{after:{...e.declared,kind:t}}}}import{createRequire as _c}from"node:module";var M2=_c(import.meta.url),D2=import.meta.filename??import.meta.url;function D(e){return e.resourceKind==="ResponsePlan"}import{createRequire as Oc}from"node:module";var $2=Oc(import.meta.url),_2=import.meta.filename??import.meta.url;function Ic(e){return[...Fa(e)].join("")}function*Fa(e){let{diagnostics:t,unchecked:n,readiness:a,secondOpinion:o}=e;yield _(za(e)).slice(0,-2),yield*Lt("diagnostics",t,Ga),yield*Lt("unchecked",n,Ka),yield*Lt("readiness",a,Ba),o!==void 0&&(yield`,
  "secondOpinion": ${Ha(o,1)}`),yield`
}
`}var Wa=500;function*Lt(e,t,n){yield`,
  "${e}": [`;for(let a=0;a<t.length;a+=Wa){let o=Ha(t.slice(a,a+Wa).map(n),1);yield`${a===0?"":","}${o.slice(1,-4)}`}yield t.length===0?"]":`
  ]`}function Ha(e,t){return _(e).replaceAll(`
`,`
${"  ".repeat(t)}`)}function Vt(e){let{diagnostics:t,unchecked:n,readiness:a,secondOpinion:o}=e;return{...za(e),diagnostics:t.map(Ga),unchecked:n.map(Ka),readiness:a.map(Ba),...o===void 0?{}:{secondOpinion:o}}}function za({summary:e}){return{schemaVersion:1,summary:{files:e.files,plans:e.plans,errors:e.errors,warnings:e.warnings,notices:e.notices,unchecked:e.unchecked,suppressed:e.suppressed,...e.baselined===void 0?{}:{baselined:e.baselined}}}}function Ka({rule:e,plan:t,target:n,reason:a}){return{rule:e,...t===void 0?{}:{plan:t},...n===void 0?{}:{target:n},reason:a}}function Ba({plan:e,target:t,verdict:n,because:a,requests:o,smallPrint:i}){return{plan:e,...t===void 0?{}:{target:t},verdict:n,because:a,...o===void 0?{}:{requests:o},...i===void 0?{}:{smallPrint:i}}}function Ga({rule:e,severity:t,message:n,hint:a,at:o,pointer:i,plan:s,target:c}){return{rule:e,severity:t,message:n,...a===void 0?{}:{hint:a},file:o.file,line:o.line,column:o.column,endLine:o.endLine,endColumn:o.endColumn,...i===void 0?{}:{pointer:i},...s===void 0?{}:{plan:s},...c===void 0?{}:{target:c}}}import{createRequire as Lc}from"node:module";var V2=Lc(import.meta.url),U2=import.meta.filename??import.meta.url,Ja={error:0,warning:1,notice:2};function ae(e){return[...e].sort((t,n)=>Ja[t.severity]-Ja[n.severity])}import{createRequire as Vc}from"node:module";import{a_13 as H2,b_13 as Za,c_13 as me,d_13 as v}from"./check-at-once.js";var K2=Vc(import.meta.url),B2=import.meta.filename??import.meta.url,Ya=new WeakMap;function qt(e){let t=Ya.get(e)??Uc(e);return Ya.set(e,t),t}function Uc(e){let t=new Map;for(let{rule:n,reason:a,plan:o,target:i}of e){let s=Ut(t,a,()=>new Map),c=Ut(s,n,()=>new Set);o!==void 0&&c.add(B(o,i))}return[...t].flatMap(([n,a])=>[...a].map(([o,i])=>({rule:o,reason:n,plans:[...i].sort(v)}))).sort((n,a)=>v(n.rule,a.rule)||v(n.reason,a.reason))}function Ut(e,t,n){let a=e.get(t);if(a!==void 0)return a;let o=n();return e.set(t,o),o}var Xa=new WeakMap;function De(e){let t=Xa.get(e)??qc(e);return Xa.set(e,t),t}function qc(e){let t=new Map;for(let{rule:n,reason:a,parts:o=[a],plan:i,target:s}of e){let c=i===void 0?void 0:B(i,s);for(let r of o){let l=Ut(t,r,()=>({rules:new Set,plans:new Set}));l.rules.add(n),c!==void 0&&l.plans.add(c)}}return[...t].map(([n,{rules:a,plans:o}])=>({reason:n,rules:[...a].sort(v),plans:[...o].sort(v)})).sort((n,a)=>a.rules.length-n.rules.length||v(n.reason,a.reason))}function B(e,t){return t===void 0?e:`${e} (${t})`}import{createRequire as Wc}from"node:module";import{createHash as Fc}from"node:crypto";var Y2=Wc(import.meta.url),X2=import.meta.filename??import.meta.url,Qa=25e3,eo={error:"error",warning:"warning",notice:"note"};function Wt(e,t){let n=Hc(e,t.rules),a=new Map(n.map(({id:s},c)=>[s,c])),o=new Map,i=ae(e.diagnostics).slice(0,Qa);return`${_({$schema:"https://json.schemastore.org/sarif-2.1.0.json",version:"2.1.0",runs:[{tool:{driver:{name:"Muster",semanticVersion:t.version,rules:n}},columnKind:"utf16CodeUnits",automationDetails:{id:"muster/"},invocations:[{executionSuccessful:!0,toolExecutionNotifications:Yc(e)}],results:i.map(s=>Kc(s,a.get(s.rule)??-1,o))}]})}
`}function Hc({diagnostics:e},t){let n=new Map(t.map(a=>[a.id,a]));for(let{rule:a,severity:o}of e)n.has(a)||n.set(a,{id:a,severity:o,summary:a});return[...n.values()].sort((a,o)=>v(a.id,o.id)).map(zc)}function zc({id:e,severity:t,summary:n,page:a}){return{id:e,name:e,shortDescription:{text:n},fullDescription:{text:n},help:{text:a??n,markdown:a??n},defaultConfiguration:{level:eo[t]},properties:{tags:["incident-response"],"problem.severity":t==="notice"?"recommendation":t}}}function Kc(e,t,n){let{rule:a,severity:o,message:i,hint:s,at:c,plan:r,target:l}=e;return{ruleId:a,ruleIndex:t,level:eo[o],message:{text:Bc(s===void 0?i:`${i}. ${s}.`)},locations:[{physicalLocation:Gc(c)}],partialFingerprints:{primaryLocationLineHash:Zc(e,n)},properties:{...r===void 0?{}:{plan:r},...l===void 0?{}:{target:l}}}}function Bc(e){return e.replace(/[\\[\]]/gu,"\\$&")}function Gc({file:e,line:t,column:n,endLine:a,endColumn:o}){return{artifactLocation:{uri:e.split("/").map(Jc).join("/"),uriBaseId:"%SRCROOT%"},region:{startLine:t,startColumn:n,endLine:a,endColumn:o}}}function Jc(e){return encodeURIComponent(e.replace(new RegExp("\\p{Cs}","gu"),"\uFFFD")).replaceAll("%40","@")}function Zc({rule:e,at:t,plan:n,target:a,pointer:o,message:i},s){let c=JSON.stringify([e,t.file,n??"",a??"",o??"",i]),r=Fc("sha256").update(c).digest("hex").slice(0,32),l=(s.get(r)??0)+1;return s.set(r,l),`${r}:${l}`}function Yc(e){let t=e.diagnostics.length-Qa;return[...t>0?[{level:"warning",message:{text:`${t} findings of the least severity are left out`}}]:[],...qt(e.unchecked).map(({rule:n,reason:a,plans:o})=>({level:"note",descriptor:{id:n},message:{text:`Not checked: ${a}${o.length===0?"":` (${o.join(", ")})`}`}}))]}import{createRequire as Xc}from"node:module";var sg=Xc(import.meta.url),cg=import.meta.filename??import.meta.url,Qc=`# blank-title

The title is what a pager, a phone and the chat channel show first. AWS's model lets it be empty; a person who is paged at 03:00
should not have to look up what the page is about.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: ""
  impact: 3
\`\`\`

\`\`\`text
3:10 Unexpected blank title \`""\`, expected what a responder should read first
\`\`\`

### Only spaces

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: "  "
  impact: 3
\`\`\`

\`\`\`text
3:10 Unexpected blank title \`"  "\`, expected what a responder should read first
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout p99 latency above 2 s
  impact: 3
\`\`\`
`,er=`# conflicting-parameter

\`parameters\` gives a fixed value, \`dynamicParameters\` one that Incident Manager fills in when the incident starts. AWS does not say
which one counts for a parameter that has both.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Resources: ["arn:aws:lambda:us-east-1:111122223333:function:checkout"]}
      dynamicParameters:
        Resources: {variable: INVOLVED_RESOURCES}
\`\`\`

\`\`\`text
10:9 Unexpected parameter \`Resources\` in both \`parameters\` and \`dynamicParameters\`, expected it in one of them
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
      dynamicParameters:
        Resources: {variable: INVOLVED_RESOURCES}
\`\`\`
`,tr=`# confused-deputy

Without a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`, Incident Manager may use the role for a plan of **any** account that names it: the service is
a confused deputy. AWS's guide limits both.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Sid": "IncidentManager", "Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`: incidents of any account are allowed by statement \`IncidentManager\` of policy \`trust policy of incident-runbook\` (facts/iam.json:4)
\`\`\`

### A condition that any account fulfils

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::*:incident-record/checkout-latency/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected a condition on \`aws:SourceAccount\` or \`aws:SourceArn\`: incidents of any account are allowed by statement 1 of policy \`trust policy of incident-runbook\` (facts/iam.json:4)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### The account alone

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### The source alone

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`,nr=`# coverage-gap

A schedule pages whoever is on call when the incident starts. In a gap between shifts that is nobody. The shifts of a year are computed
as the rotations' time zones have them, with overrides, from today on (in these examples 2026-11-23). Whoever is on call without an
activated channel fills no gap. An escalation plan with a person besides the schedule has none.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

\`\`\`text
3:15 Unexpected times without anybody on call in \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall\`, expected somebody at all times
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}]}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

### Day and night

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/night"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 20, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/night.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/night", "Name": "night", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 20, "MinuteOfHour": 0}, "End": {"HourOfDay": 8, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

\`\`\`json file=facts/jorge.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/jorge-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

### A person behind the schedule

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "IsEssential": true}}]},
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}
 ]}}
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`json file=facts/day.json
{"RotationArn": "arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day", "Name": "day", "ContactIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua"],
 "StartTime": "2026-01-05T00:00:00Z", "TimeZoneId": "Europe/Berlin", "Recurrence": {"NumberOfOnCalls": 1, "RecurrenceMultiplier": 1,
  "WeeklySettings": [{"DayOfWeek": "MON", "HandOffTime": {"HourOfDay": 9, "MinuteOfHour": 0}}],
  "ShiftCoverages": {"MON": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "TUE": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "WED": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "THU": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "FRI": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SAT": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}],
    "SUN": [{"Start": {"HourOfDay": 8, "MinuteOfHour": 0}, "End": {"HourOfDay": 18, "MinuteOfHour": 0}}]}}}
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/akua-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

\`\`\`json file=facts/jorge.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",
 "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}
\`\`\`

\`\`\`json file=facts/jorge-channels.json
{"ContactChannels": [
  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}
]}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout-oncall]
\`\`\`

\`\`\`json file=facts/checkout-oncall.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",
 "Plan": {"RotationIds": ["arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day"]}}
\`\`\`

\`\`\`text
no facts about \`arn:aws:ssm-contacts:us-east-1:111122223333:rotation/day\`
\`\`\`
`,ar='# dangling-trigger\n\nDeleting or renaming a plan does not tell the alarms and EventBridge rules that start it: they go on as before and start nothing. The\nfinding stands where the trigger was recorded.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latncy"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\nfacts/alarms.json:2:3 Unexpected action `arn:aws:ssm-incidents::111122223333:response-plan/checkout-latncy` of alarm `checkout-p99`, expected the ARN of a plan of target `prod`\n```\n\n### An ARN with a Region\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents:us-east-1:111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\nfacts/alarms.json:2:3 Unexpected action `arn:aws:ssm-incidents:us-east-1:111122223333:response-plan/checkout-latency` of alarm `checkout-p99`, expected the ARN of a plan of target `prod`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n### A plan that another account shares\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::444455556666:response-plan/central"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n### Another kind of action\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:sns:us-east-1:111122223333:checkout"], "ActionsEnabled": true}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n```text\nthe facts do not cover all EventBridge rules of account 111122223333 in us-east-1\n```\n',or=`# deployer-lacks-permission

A sync fails halfway when its credentials may not write the plan. Creating one takes \`ssm-incidents:CreateResponsePlan\` on \`*\` (the action knows no resource) and
\`iam:PassRole\` on the runbook's role; changing one also \`UpdateResponsePlan\` and \`TagResource\` on the plan, whose ARN has no Region. It says nothing about whether the plan works.

Files of contacts, schedules, rotations, runbooks and roles take the writes of their kinds, each only for what the file has: a contact with channels \`CreateContactChannel\`, a role with
inline policies \`PutRolePolicy\`, an escalation plan \`ssm-contacts:AssociateContact\` on every contact that it engages (no call has that name), a runbook its writes in every Region of the
target and \`iam:PassRole\` on the role that it assumes. Kinds that \`sync.kinds\` leaves out take nothing. What deleting takes is not asked for: see [what the roles need](../../../../README.md#what-the-roles-need).

The rule speaks of the credentials that the facts name (\`aws sts get-caller-identity\`), where the policies of their role are known and may write plans at
all: credentials that only read are those of a check, not of a sync. Where \`muster.yaml\` names \`assumeRole.write\` for the target, it speaks of that role.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected deployer \`muster-sync\`, expected it to be allowed \`iam:PassRole\` on \`arn:aws:iam::111122223333:role/incident-runbook\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A Region in the plan's ARN

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm-incidents:CreateResponsePlan", "Resource": "*"},
     {"Effect": "Allow", "Action": "ssm-incidents:*", "Resource": "arn:aws:ssm-incidents:us-east-1:111122223333:response-plan/*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
1:7 Unexpected deployer \`muster-sync\`, expected it to be allowed \`ssm-incidents:UpdateResponsePlan\` and \`ssm-incidents:TagResource\` on \`arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### The role that the configuration names

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`yaml file=muster.yaml
targets:
  prod:
    account: "111122223333"
    regions: [us-east-1]
    assumeRole: {read: role/muster-read, write: role/muster-write}
facts: [facts/**]
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-write", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-write",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::999999999999:role/ci"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan"], "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
1:7 Unexpected deployer \`muster-write\`, expected it to be allowed \`ssm-incidents:TagResource\` on \`arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### An escalation plan, with nothing but what its calls are named after

\`\`\`yaml
kind: EscalationPlan
Alias: checkout
Plan:
  Stages:
    - DurationInMinutes: 5
      Targets: [{ContactTargetInfo: {ContactId: contact/ann, IsEssential: true}}]
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"},
     {"Effect": "Allow", "Action": ["ssm-contacts:CreateContact", "ssm-contacts:UpdateContact", "ssm-contacts:TagResource"], "Resource": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:49 Unexpected deployer \`muster-sync\`, expected it to be allowed \`ssm-contacts:AssociateContact\` on \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/ann\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A runbook, whose writes go to every Region

\`\`\`yaml
kind: Runbook
Name: Checkout-Mitigate
Content:
  schemaVersion: "0.3"
  assumeRole: arn:aws:iam::111122223333:role/checkout
  mainSteps: [{name: pause, action: "aws:sleep", inputs: {Duration: PT1S}}]
\`\`\`

\`\`\`yaml file=muster.yaml
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
facts: [facts/**]
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"},
     {"Effect": "Allow", "Action": ["ssm:CreateDocument", "ssm:Update*", "ssm:AddTagsToResource"], "Resource": "arn:aws:ssm:us-east-1:111122223333:document/*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
2:7 Unexpected deployer \`muster-sync\`, expected it to be allowed \`ssm:CreateDocument\`, \`ssm:UpdateDocument\`, \`ssm:UpdateDocumentDefaultVersion\` and \`ssm:AddTagsToResource\` on \`arn:aws:ssm:eu-west-1:111122223333:document/Checkout-Mitigate\`: it is not allowed: no statement of the identity policies allows it
5:15 Unexpected deployer \`muster-sync\`, expected it to be allowed \`iam:PassRole\` on \`arn:aws:iam::111122223333:role/checkout\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

## Not flagged

### A kind that is not synced

\`\`\`yaml
kind: EscalationPlan
Alias: checkout
Plan:
  Stages:
    - DurationInMinutes: 5
      Targets: [{ContactTargetInfo: {ContactId: contact/ann, IsEssential: true}}]
\`\`\`

\`\`\`yaml file=muster.yaml
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
facts: [facts/**]
sync: {kinds: [ResponsePlan]}
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### A role whose writes demand a boundary

\`\`\`yaml
kind: Role
RoleName: checkout
Path: /ops/
PermissionsBoundary: arn:aws:iam::111122223333:policy/ops
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement: [{Effect: Allow, Principal: {Service: ssm-incidents.amazonaws.com}, Action: "sts:AssumeRole"}]
Policies:
  - PolicyName: start
    PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "ssm:StartAutomationExecution", Resource: "*"}]}
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"},
     {"Effect": "Allow", "Action": ["iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"], "Resource": "arn:aws:iam::111122223333:role/ops/*",
      "Condition": {"StringEquals": {"iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/ops"}}},
     {"Effect": "Allow", "Action": ["iam:TagRole", "iam:UpdateAssumeRolePolicy"], "Resource": "arn:aws:iam::111122223333:role/ops/*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### The plan that it may write

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/incident-runbook", "Condition": {"StringEquals": {"iam:PassedToService": "ssm-incidents.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Credentials that may only read

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:Get*", "ssm-incidents:List*"], "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Nobody knows who deploys

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/caller.json
{"UserId": "AROAEXAMPLE:sync", "Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/muster-sync/sync"}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "muster-sync", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/muster-sync",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}]},
   "RolePolicyList": [{"PolicyName": "sync", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": ["ssm-incidents:CreateResponsePlan", "ssm-incidents:UpdateResponsePlan", "ssm-incidents:TagResource"], "Resource": "*"},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/incident-runbook", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`iam:PassRole\` on \`arn:aws:iam::111122223333:role/incident-runbook\` depends on \`aws:SourceVpc\`, which is not known beforehand
\`\`\`
`,ir=`# disallowed-parameter-value

A runbook can list the values that a parameter takes, or give a pattern; a run with another value is refused. Systems Manager is also
stricter than Incident Manager: at most 50 values, each of 1 to 512 characters. The description of a document does not hold allowed
values, its content does. Patterns are tried without backtracking; those that need more (look-around, back references) are unchecked.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters:
        Service: [search]
        Instance: [web-1]
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Instance", "Type": "String", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedValues\\": [\\"checkout\\", \\"payments\\"]}, \\"Instance\\": {\\"type\\": \\"String\\", \\"default\\": \\"\\", \\"allowedPattern\\": \\"^i-[a-z0-9]{8,17}$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
9:19 Unexpected value \`search\` of parameter \`Service\`, expected one of \`checkout\`, \`payments\`
10:20 Unexpected value \`web-1\` of parameter \`Instance\`, expected a match of \`^i-[a-z0-9]{8,17}$\`
\`\`\`

### Systems Manager's limits

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [""]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedValues\\": [\\"checkout\\", \\"payments\\"]}, \\"Instance\\": {\\"type\\": \\"String\\", \\"default\\": \\"\\", \\"allowedPattern\\": \\"^i-[a-z0-9]{8,17}$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
8:30 Unexpected value of 0 characters for parameter \`Service\`, expected 1 to 512: Systems Manager takes no other
\`\`\`

### The incident's ARN

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      dynamicParameters: {Instance: {variable: INCIDENT_RECORD_ARN}}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Instance\\": {\\"type\\": \\"String\\", \\"allowedPattern\\": \\"^i-[0-9a-f]+$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`json file=facts/version.json
{"DocumentVersions": [{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "IsDefaultVersion": true}]}
\`\`\`

\`\`\`text
7:37 Unexpected variable \`INCIDENT_RECORD_ARN\` in parameter \`Instance\`, expected a match of \`^i-[0-9a-f]+$\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout], Instance: [i-0123456789abcdef0]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedValues\\": [\\"checkout\\", \\"payments\\"]}, \\"Instance\\": {\\"type\\": \\"String\\", \\"default\\": \\"\\", \\"allowedPattern\\": \\"^i-[a-z0-9]{8,17}$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

### No fixed values

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      dynamicParameters: {Service: {variable: INCIDENT_RECORD_ARN}}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
the content of \`Checkout-Mitigate\` in us-east-1, which may limit values, is not in the facts
\`\`\`

### A pattern that cannot be tried safely

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/content.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "3", "DocumentType": "Automation", "DocumentFormat": "JSON",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"parameters\\": {\\"Service\\": {\\"type\\": \\"String\\", \\"allowedPattern\\": \\"^(?=check).*$\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
the pattern \`^(?=check).*$\` of parameter \`Service\` cannot be tried safely
\`\`\`
`,sr='# duplicate-plan-name\n\nThe name is all that tells one response plan of an account from another. Of two files with the same name in one target, only one\ncan be in AWS: creating the second is refused with a `ConflictException`.\n\n## Flagged\n\n```yaml file=plans/a.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n\n```yaml file=plans/b.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is very slow, impact: 2 }\n```\n\n```text\nplans/b.yaml:1:7 Unexpected second plan `checkout-latency`, expected names that are unique in a target; the first is at plans/a.yaml:1\n```\n\n### Two documents of a file\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n---\nname: checkout-latency\nincidentTemplate: { title: Checkout is very slow, impact: 2 }\n```\n\n```text\n4:7 Unexpected second plan `checkout-latency`, expected names that are unique in a target; the first is at plans/example.yaml:1\n```\n\n### Two targets of one account\n\nAn account has each name once, in all its Regions: two targets that share it cannot both have the plan.\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n\n```yaml file=muster.yaml\nversion: 1\ntargets:\n  europe: { account: "111122223333", regions: [eu-west-1] }\n  america: { account: "111122223333", regions: [us-east-1] }\n```\n\n```text\n1:7 Unexpected plan `checkout-latency` in targets `america`, `europe`, which share account `111122223333`, expected one target that declares it\n```\n\n## Not flagged\n\n### Two targets with an account each\n\n```yaml file=plans/staging/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n\n```yaml file=plans/prod/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 2 }\n```\n\n```yaml file=muster.yaml\nversion: 1\ntargets:\n  staging: { account: "444455556666", regions: [us-east-1], files: [plans/staging/**] }\n  prod: { account: "111122223333", regions: [us-east-1], files: [plans/prod/**] }\n```\n',cr=`# endless-escalation

When a target with \`IsEssential: true\` acknowledges, later stages are not started. Where no target has it, everybody in the plan is
paged, stage after stage, although somebody has long been at work.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": false}}]},
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": false}}]}
 ]}}
\`\`\`

\`\`\`text
3:15 Unexpected escalation plan \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout\` whose targets are all without \`IsEssential\`, expected one whose acknowledgement stops it
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": false}}]}
 ]}}
\`\`\`

### Nothing comes after the only stage

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": [
  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": false}}, {"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": false}}]}
 ]}}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`text
no facts about \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout\`
\`\`\`
`,rr=`# engages-nobody

An incident that pages nobody is found by chance. A plan reaches people through \`engagements\` (contacts, escalation plans, on-call
schedules) or through PagerDuty in \`integrations\`; a chat channel alone wakes nobody. For impact 1 and 2 this is an error, below
that a warning: a plan that only collects related items may be meant.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 2
\`\`\`

\`\`\`text
1:1 error Unexpected plan of impact 2 that engages nobody, expected an escalation plan, an on-call schedule or a contact in \`engagements\`
\`\`\`

### Low impact

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
engagements: []
\`\`\`

\`\`\`text
5:14 warning Unexpected plan of impact 3 that engages nobody, expected an escalation plan, an on-call schedule or a contact in \`engagements\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 1
engagements: [contact/checkout-escalation]
\`\`\`

### PagerDuty pages

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 1
integrations:
  - pagerDutyConfiguration:
      name: checkout
      secretId: pagerduty/checkout
      pagerDutyIncidentConfiguration: { serviceId: PABC123 }
\`\`\`
`,lr=`# engages-single-contact

One person can be asleep, on a plane or ill. An escalation plan goes on to the next one when nobody acknowledges, an on-call schedule
pages whoever is on shift. Where the facts do not say what kind of contact it is, this is a notice.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/akua]
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": []}}
\`\`\`

\`\`\`text
3:15 warning Unexpected engagement of \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua\` alone, expected more than one person
\`\`\`

### Nobody knows what kind of contact it is

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`text
3:15 notice Unexpected engagement of \`arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout\` alone, expected it to be an escalation plan or an on-call schedule, which the facts do not tell
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/akua, contact/jorge]
\`\`\`

\`\`\`json file=facts/akua.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",
 "Plan": {"Stages": []}}
\`\`\`

### An escalation plan

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: [contact/checkout]
\`\`\`

\`\`\`json file=facts/checkout.json
{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",
 "Plan": {"Stages": []}}
\`\`\`

### A contact of another account, which is \`foreign-contact\` alone

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
engagements: ["arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout"]
\`\`\`
`,ur="# expired-suppression\n\nAfter the day in `(until YYYY-MM-DD)` a suppression holds no longer: the finding is shown again, and this rule says why. (In these\nexamples today is 2026-11-23.)\n\n## Flagged\n\n```yaml\n# muster: ignore[missing-runbook] The runbook is being written (until 2026-11-22)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected suppression of `missing-runbook` that ended on `2026-11-22`, expected a date that has not passed\n```\n\n### No such day\n\n```yaml\n# muster: ignore[missing-runbook] The runbook is being written (until 2027-02-30)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected expiry `2027-02-30`, expected a date such as `2027-01-31`\n```\n\n## Not flagged\n\n```yaml\n# muster: ignore[missing-runbook] The runbook is being written (until 2026-11-23)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n",mr=`# file-outside-repository

A symbolic link can lead out of the repository, to files of the machine that runs the check. Muster does not follow it: what such a link
names is not read, and not shown.

## Flagged

\`\`\`yaml outside file=plans/linked.yaml
name: linked
incidentTemplate: {title: Somebody else's file, impact: 3}
\`\`\`

\`\`\`text
1:1 Unexpected symbolic link \`plans/linked.yaml\` that leaves the repository, expected a file within it
\`\`\`

## Not flagged

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`
`,dr='# foreign-contact\n\nContacts that another account shares can be seen, but not engaged: a response plan pages contacts, escalation plans and schedules of its\nown account only.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: ["arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout"]\n```\n\n```text\n3:15 Unexpected contact `arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout` of account `444455556666`, expected one of the plan\'s account `111122223333`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout, "arn:aws:ssm-contacts:us-east-1:111122223333:contact/payments"]\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: ["arn:aws:ssm-contacts:us-east-1:444455556666:contact/checkout"]\n```\n\n```yaml file=muster.yaml\nversion: 1\n```\n\n```text\nno target says which account the plan belongs to\n```\n',pr='# foreign-topic\n\nIncident Manager publishes to topics of the plan\'s own account. Listeners elsewhere can subscribe to one.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:us-east-1:444455556666:checkout-chat"]}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:444455556666:checkout-chat` of account `444455556666`, expected one of the plan\'s account `111122223333`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:us-east-1:444455556666:checkout-chat"]}\n```\n\n```yaml file=muster.yaml\nversion: 1\n```\n\n```text\nno target says which account the plan belongs to\n```\n',hr='# inactive-contact\n\nA channel pages nobody until its owner has typed in the code that was sent to it, and no longer after they have unsubscribed. When none of\nthe channels in a contact\'s plan is activated, the engagement is accepted and reaches no one. Behind an escalation plan or a\nschedule that reaches others, it is a warning.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` without an activated channel, expected one that pages; it has `phone`\n```\n\n### Everybody behind an escalation plan\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n```text\n3:15 error Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` behind `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`, who have no activated channel, expected people who are paged\n```\n\n### One of several people\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n```json file=facts/jorge.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}\n```\n\n```json file=facts/jorge-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n```text\n3:15 warning Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` behind `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`, who have no activated channel, expected people who are paged\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n### One of two channels\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}, {"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/mail"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"},\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/mail", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "mail", "Type": "SMS", "ActivationStatus": "NOT_ACTIVATED"}\n]}\n```\n\n### No channel in the plan is unreachable-contact\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": []}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```text\nno facts about `arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone`\n```\n',fr='# invalid-facts\n\nRecorded facts are outputs of the AWS CLI, told apart by their shape, or what `muster snapshot` wrote. An output that does not say\nwhere it belongs needs a folder `facts/TARGET/REGION/` or a wrapper with `account`, `region` and the name of its owner. What cannot\nbe read is not guessed: it fails the check.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/role.json\n{"PolicyNames": ["StartRunbook"]}\n```\n\n```text\nfacts/role.json:1:1 Unexpected output of `iam list-role-policies` without its owner, expected a wrapper with `roleName`\n```\n\n### Not JSON\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/role.json\n{"PolicyNames": ["StartRunbook"\n```\n\n```text\nfacts/role.json:2:1 Unexpected `end of file`, expected JSON (CloseBracketExpected)\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/role.json\n{"account": "111122223333", "roleName": "incident-runbook", "output": {"PolicyNames": ["StartRunbook"]}}\n```\n',gr="# invalid-policy\n\nThe files that `policies` in `muster.yaml` names hold the organisation's own rules, each a YAML document with an `id`, a\n`message`, a `severity` and a CEL `expression` that is true where a plan is fine. A rule that is not in shape, whose\nexpression has a fault of syntax or types, or whose id is taken, would silently check nothing. `muster check --policies`\nalso runs the `examples` of the files, and tells one that comes out otherwise than it says.\n\nAn expression reads `plan` (as its target will have it), `target`, `file`, `readiness` (`verdict`, `because`) and, where the\ncheck has a base to compare with, `changes` (`kind`, `fields`, `before`). A field that a plan may lack is asked for with\n`has(\u2026)`; an expression that reads a missing one leaves the plan unchecked.\n\n## Flagged\n\nA field that plans do not have:\n\n```yaml file=muster.yaml\nversion: 1\npolicies: [policies/*.yaml]\n```\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=policies/engagements.yaml\nid: critical-engages\nmessage: Unexpected critical plan without engagements\nseverity: error\nexpression: |\n  plan.incidentTemplate.impact > 2 ||\n    has(plan.engagement)\n```\n\n```text\npolicies/engagements.yaml:6:14 Unexpected expression: no such key: engagement\n```\n\n### An id that Muster has\n\n```yaml file=muster.yaml\nversion: 1\npolicies: [policies/*.yaml]\n```\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=policies/engagements.yaml\nid: engages-nobody\nmessage: Unexpected plan without engagements\nseverity: error\nexpression: has(plan.engagements)\n```\n\n```text\npolicies/engagements.yaml:1:5 Unexpected id `engages-nobody` of a rule that Muster has, expected one of the organisation's own\n```\n\n## Not flagged\n\n```yaml file=muster.yaml\nversion: 1\npolicies: [policies/*.yaml]\n```\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=policies/engagements.yaml\nid: critical-engages\nmessage: Unexpected critical plan without engagements\nseverity: error\nexpression: \"plan.incidentTemplate.impact <= 2 ? has(plan.engagements) && plan.engagements.size() > 0 : true\"\nexamples:\n  flagged:\n    - plan: {incidentTemplate: {impact: 1}}\n  notFlagged:\n    - plan: {incidentTemplate: {impact: 3}}\n```\n",kr=`# invalid-runbook-version

Incident Manager takes any text as \`documentVersion\`. Systems Manager, when the incident starts, takes the number of a version that
exists, \`$DEFAULT\` or \`$LATEST\`, and runs nothing otherwise. A version that only some Regions lack is \`runbook-missing-in-region\`.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: version1
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
6:24 Unexpected version \`version1\` of runbook \`Checkout-Mitigate\`, expected a positive whole number, \`$DEFAULT\` or \`$LATEST\`
\`\`\`

### A version that does not exist

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "4"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
6:24 Unexpected version \`4\` of runbook \`Checkout-Mitigate\`, expected a version up to \`3\`
\`\`\`

### A version that was deleted

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "2"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/versions.json
{"DocumentVersions": [
  {"Name": "Checkout-Mitigate", "DocumentVersion": "3", "IsDefaultVersion": true},
  {"Name": "Checkout-Mitigate", "DocumentVersion": "1", "IsDefaultVersion": false}
]}
\`\`\`

\`\`\`text
6:24 Unexpected version \`2\` of runbook \`Checkout-Mitigate\`, expected one of \`1\`, \`3\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A version that moves

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: $DEFAULT
      roleArn: role/incident-runbook
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`

### Versions were not listed

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "2"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
the versions of \`Checkout-Mitigate\` in us-east-1 are not in the facts
\`\`\`
`,wr="# invalid-shape\n\nA plan file has the fields of `CreateResponsePlan`, in AWS's own spelling; each other kind has those of its own API. The same schemas\n(`schemas/`) serve editors, so that most of these problems never get as far as a pull request. A plan that is not in shape is\nchecked by no further rule.\n\n`muster check --fix` renames a field that is all but spelt like one that is missing, puts a number where a text is meant in quotes,\nand takes out an item that a list has already. All else is left to a person.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nseverity: high\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n2:1 Unexpected field `severity`, expected one of `arn`, `name`, `displayName`, `incidentTemplate`, `chatChannel`, `engagements`, `actions`, `integrations`, `tags`\n```\n\n### A value that AWS does not take\n\n```yaml\nname: checkout latency\nincidentTemplate: {title: Checkout is slow, impact: 6}\n```\n\n```text\n1:7 Unexpected `checkout latency`, expected a name of letters, digits, `-` and `_`\n2:53 Unexpected `6`, expected 1 to 5 or `critical`, `high`, `medium`, `low` or `none`\n```\n\n### Another plan's ARN\n\n```yaml\narn: arn:aws:ssm-incidents::444455556666:response-plan/checkout-latency\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:6 Unexpected `arn` `arn:aws:ssm-incidents::444455556666:response-plan/checkout-latency`, expected `arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency`\n```\n\n### The same contact twice\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements:\n  - contact/checkout-escalation\n  - arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-escalation\n```\n\n```text\n5:5 Unexpected second `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-escalation`, expected each item once\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: high}\n```\n\n### What `get-response-plan` gives\n\n```yaml\narn: arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {empty: {}}\nactions: []\n```\n",yr=`# invalid-tag

AWS takes tag keys and values of letters without accents, digits, spaces and a few signs, keeps the prefix \`aws:\` for itself and
allows 50 tags on a plan. One of them is \`muster/repository\`, which says who may change the plan: a sync writes it, a file may not.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, incidentTags: {AWS:service: checkout}}
tags:
  muster/repository: acme/plans
\`\`\`

\`\`\`text
2:71 Unexpected tag \`AWS:service\`, expected a key without the prefix \`aws:\`, which is AWS's own
4:3 Unexpected tag \`muster/repository\`, expected a key without the prefix \`muster/\`, by which Muster knows its own plans
\`\`\`

### A variable in a key

\`\`\`yaml
name: checkout-latency
incidentTemplate: { title: Checkout is slow, impact: 3 }
tags: { "\${target}-team": checkout }
\`\`\`

\`\`\`text
3:9 Unexpected tag key \`\${target}-team\`, expected 1 to 128 letters without accents, digits, spaces and \`_ = @ : . + , - /\`
\`\`\`

### No room for the ownership tag

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
tags:
  tag-01: a
  tag-02: a
  tag-03: a
  tag-04: a
  tag-05: a
  tag-06: a
  tag-07: a
  tag-08: a
  tag-09: a
  tag-10: a
  tag-11: a
  tag-12: a
  tag-13: a
  tag-14: a
  tag-15: a
  tag-16: a
  tag-17: a
  tag-18: a
  tag-19: a
  tag-20: a
  tag-21: a
  tag-22: a
  tag-23: a
  tag-24: a
  tag-25: a
  tag-26: a
  tag-27: a
  tag-28: a
  tag-29: a
  tag-30: a
  tag-31: a
  tag-32: a
  tag-33: a
  tag-34: a
  tag-35: a
  tag-36: a
  tag-37: a
  tag-38: a
  tag-39: a
  tag-40: a
  tag-41: a
  tag-42: a
  tag-43: a
  tag-44: a
  tag-45: a
  tag-46: a
  tag-47: a
  tag-48: a
  tag-49: a
  tag-50: a
\`\`\`

\`\`\`text
4:3 Unexpected 50 tags, expected at most 49: AWS takes 50, and a sync adds \`muster/repository\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, incidentTags: {service: checkout}}
tags: {team: payments, cost centre: "42", url: "https://example.com/a,b"}
\`\`\`
`,Ar=`# invalid-yaml

A plan file is YAML 1.2 in UTF-8, at most 1 MiB, 64 levels deep, with keys that stand once and aliases that do not explode. A file
that cannot be read hides none of the others.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3
\`\`\`

\`\`\`text
3:1 Unexpected end of a collection, expected \`}\`
\`\`\`

### A key that stands twice

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
name: checkout
\`\`\`

\`\`\`text
3:1 Unexpected second key \`name\`, expected each key once
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

### Anchors and several documents

\`\`\`yaml
name: checkout-latency
incidentTemplate: &template {title: Checkout is slow, impact: 3}
---
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 2}
tags: &tags {team: payments}
\`\`\`
`,br=`# legacy-start-permission

Until some time ago, permission to start a runbook was given on \`automation-definition/NAME:VERSION\`. The service now names two resources, the document and the
execution, and AWS does not say whether and how long the older form alone still counts. A plan whose role has only that is not known to work.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: only the older \`arn:aws:ssm:us-east-1:111122223333:automation-definition/Checkout-Mitigate:$DEFAULT\` is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

### The version that the plan pins

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      documentVersion: "3"
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:3"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: only the older \`arn:aws:ssm:us-east-1:111122223333:automation-definition/Checkout-Mitigate:3\` is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Both forms

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:*"},
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Neither form

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Other:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`,Sr="# missing-chat-channel\n\nThe chat channel is where responders work together, see updates and run commands on the incident. Without one each incident begins\nwith a search for the right room.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected plan `checkout-latency` without a chat channel, expected topics in `chatChannel.chatbotSns`\n```\n\n### An empty one\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {empty: {}}\n```\n\n```text\n3:14 Unexpected plan `checkout-latency` without a chat channel, expected topics in `chatChannel.chatbotSns`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n",Cr='# missing-runbook\n\nA runbook starts with the incident and gives responders the first steps, or does them. A clone of AWS\'s template, which only guides\nthrough triage and mitigation, is better than none.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected plan `checkout-latency` without a runbook, expected an `ssmAutomation` in `actions`\n```\n\n### An empty list\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions: []\n```\n\n```text\n3:10 Unexpected plan `checkout-latency` without a runbook, expected an `ssmAutomation` in `actions`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n```\n',vr=`# missing-runbook-parameter

A parameter without a default must get a value from \`parameters\` or \`dynamicParameters\`. Without it the run fails as soon as it is
started.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Resources: [a, b]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
8:7 Unexpected absence of parameter \`Service\` (String), expected a value: runbook \`Checkout-Mitigate\` has no default for it
\`\`\`

### No parameters at all

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
5:7 Unexpected absence of parameter \`Service\` (String), expected a value: runbook \`Checkout-Mitigate\` has no default for it
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

### Filled in when the incident starts

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      dynamicParameters: {Service: {variable: INCIDENT_RECORD_ARN}}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`
`,Rr=`# missing-summary

The summary is the first thing that responders read in the incident. Without one they start by asking what happened.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
\`\`\`

\`\`\`text
3:3 Unexpected plan \`checkout-latency\` without a summary, expected what a responder needs to know in the first minute
\`\`\`

### An empty one

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  summary: " "
\`\`\`

\`\`\`text
5:12 Unexpected plan \`checkout-latency\` without a summary, expected what a responder needs to know in the first minute
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  summary: p99 of /checkout has been above 2 s for 10 minutes.
\`\`\`
`,Pr=`# name-differs-from-file

Alarms, incidents and the console show the plan's name. Whoever looks for its file at night should not have to search. Files with
several plans and names made of variables are left alone.

## Flagged

\`\`\`yaml file=plans/latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`text
1:7 Unexpected name \`checkout-latency\` in a file named \`latency\`, expected both to be the same
\`\`\`

## Not flagged

\`\`\`yaml file=plans/payments/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

### Several plans in a file

\`\`\`yaml file=plans/checkout.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
---
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 2}
\`\`\`

### A name made of variables

\`\`\`yaml file=plans/checkout.yaml
name: \${target}-checkout
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`
`,xr=`# not-an-automation

Incident Manager takes the name of any document. Only an Automation can be started with an incident: a Command document, which runs
on instances, answers \`AutomationDefinitionNotFoundException\`.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Restart-Agents
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Restart-Agents", "Owner": "111122223333", "DocumentType": "Command",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
5:21 Unexpected document \`Restart-Agents\` of type \`Command\`, expected an \`Automation\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`
`,Tr=`# overbroad-role

A role that may start any runbook, or pass or assume any role, gives whoever can change a plan far more than the plan needs. Name the documents and the roles.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\` that may start any runbook, expected \`ssm:StartAutomationExecution\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

### Everything

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "*", "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\` that may assume any role, expected \`sts:AssumeRole\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
6:16 Unexpected role \`incident-runbook\` that may pass any role, expected \`iam:PassRole\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
6:16 Unexpected role \`incident-runbook\` that may start any runbook, expected \`ssm:StartAutomationExecution\` on what the plan needs only: any is allowed by statement 1 of policy \`incident-runbook\` (facts/iam.json:6)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Every execution of the account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Roles with one name in every account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`,Nr="# renamed-plan\n\nA plan's name is fixed when it is created. A change that renames it deletes one plan and creates another: alarms and EventBridge rules\nthat name the old one start nothing any more, and a runbook role that trusts its incidents no longer lets the new one in. Compared\nare the change and its base.\n\nIt can be done safely in two merges: add the plan under its new name beside the old one; once that is synced, point alarms, rules, scripts and the role's\ntrust at it; then remove the old file. A sync refuses to delete a plan that an alarm or a rule still uses.\n\n## Flagged\n\n```yaml file=plans/checkout.yaml\nname: checkout-slow\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml base file=plans/checkout.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:7 Unexpected rename of `checkout-latency` to `checkout-slow`, expected a name that stays: AWS deletes the one plan and creates the other\n```\n\n### Moved to another file as well\n\n```yaml file=plans/checkout-slow.yaml\nname: checkout-slow\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml base file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:7 Unexpected rename of `checkout-latency` to `checkout-slow`, expected a name that stays: AWS deletes the one plan and creates the other\n```\n\n## Not flagged\n\n```yaml file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 2}\n```\n\n```yaml base file=plans/checkout.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n### A new plan beside an old one\n\n```yaml file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```yaml file=plans/checkout-errors.yaml\nname: checkout-errors\nincidentTemplate: {title: Checkout fails, impact: 2}\n```\n\n```yaml base file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n",Mr=`# role-cannot-assume-execution-role

With \`targetAccount: IMPACTED_ACCOUNT\`, and with steps that have \`TargetLocations\`, Systems Manager assumes
\`AWS-SystemsManager-AutomationExecutionRole\` in the other account on the behalf of the plan's role. The role must be allowed to (\`aws:CalledViaLast\` is
\`ssm.amazonaws.com\` then), and the execution role must trust it. Its trust policy in another account cannot be read from here.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`sts:AssumeRole\` on \`arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### The execution role trusts another

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []},
  {"RoleName": "AWS-SystemsManager-AutomationExecutionRole", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationAdministrationRole"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`AWS-SystemsManager-AutomationExecutionRole\`, expected it to let \`arn:aws:iam::111122223333:role/incident-runbook\` assume it: that is not allowed: no statement of the trust policy allows it (facts/iam.json:10)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []},
  {"RoleName": "AWS-SystemsManager-AutomationExecutionRole", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/incident-runbook"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### In the plan's account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
whether \`arn:aws:iam::111122223333:role/AWS-SystemsManager-AutomationExecutionRole\` lets \`incident-runbook\` assume it is not among the facts
\`\`\`

### Some accounts

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      targetAccount: IMPACTED_ACCOUNT
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::444455556666:role/AWS-SystemsManager-AutomationExecutionRole", "Condition": {"StringEquals": {"aws:CalledViaLast": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`incident-runbook\` may assume the execution role in 444455556666 only, and which account raises the incident is not known before
\`\`\`
`,Dr=`# role-cannot-pass-role

Whoever starts an automation with a role for its steps (\`AutomationAssumeRole\`) must be allowed \`iam:PassRole\` on it. AWS's guide for runbooks does not show it, and
whether Incident Manager's way is exempt is not said: a warning.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
7:42 Unexpected role \`incident-runbook\`, expected it to be allowed \`iam:PassRole\` on \`arn:aws:iam::111122223333:role/checkout-steps\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### To another service

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/checkout-steps", "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
7:42 Unexpected role \`incident-runbook\`, expected it to be allowed \`iam:PassRole\` on \`arn:aws:iam::111122223333:role/checkout-steps\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/checkout-steps", "Condition": {"StringEquals": {"iam:PassedToService": "ssm.amazonaws.com"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### No role for the steps

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`,Er=`# role-cannot-start-runbook

The role must be allowed \`ssm:StartAutomationExecution\` on the document **and** on the execution to come (\`automation-execution/*\`), in every
Region of the replication set: the run starts where the incident starts. A document of AWS has no account in its ARN, a shared one that of its
owner. Runbooks that it starts itself with \`aws:executeAutomation\` count too, where their content is known and no other role runs the steps.

Boundary, service control policies and explicit denials are part of the answer.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:document/Other"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### The execution is missing

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:document/Checkout-Mitigate"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A document of AWS has no account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: AWS-RestartEC2Instance
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/AWS-*", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1::document/AWS-RestartEC2Instance\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A Region of the replication set is missing

\`\`\`yaml file=muster.yaml
version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}}
\`\`\`

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:us-east-1:111122223333:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:eu-west-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:eu-west-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### An explicit denial

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]},
     {"Sid": "Freeze", "Effect": "Deny", "Action": "ssm:Start*", "Resource": "*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is denied by statement \`Freeze\` of policy \`incident-runbook\` (facts/iam.json:7)
\`\`\`

### The boundary

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/limits"},
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": [{"Arn": "arn:aws:iam::111122223333:policy/limits", "DefaultVersionId": "v1",
  "PolicyVersionList": [{"VersionId": "v1", "IsDefaultVersion": true, "Document": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}}}]}]}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is not allowed: no statement of the permissions boundary allows it
\`\`\`

### A child runbook

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=plans/runbook.yaml
kind: Runbook
Name: Checkout-Mitigate
DocumentType: Automation
Content:
  schemaVersion: "0.3"
  mainSteps:
    - name: drain
      action: aws:executeAutomation
      inputs: {DocumentName: Checkout-Drain}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Drain\`: it is not allowed: no statement of the identity policies allows it
\`\`\`

### A role of the same repository

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=plans/role.yaml
kind: Role
RoleName: incident-runbook
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement: {Effect: Allow, Principal: {Service: ssm-incidents.amazonaws.com}, Action: sts:AssumeRole}
Policies:
  - PolicyName: runbook
    PolicyDocument:
      Statement:
        - {Effect: Allow, Action: "ssm:*", Resource: "*"}
        - {Sid: Freeze, Effect: Deny, Action: "ssm:Start*", Resource: "*"}
\`\`\`

\`\`\`text
6:16 Unexpected role \`incident-runbook\`, expected it to be allowed \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` and \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\`: it is denied by statement \`Freeze\` of policy \`runbook\` (plans/role.yaml:11)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Only the older form

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "arn:aws:ssm:*:111122223333:automation-definition/Checkout-Mitigate:*"}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### A child runbook that another role starts

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/steps"]}
\`\`\`

\`\`\`yaml file=plans/runbook.yaml
kind: Runbook
Name: Checkout-Mitigate
DocumentType: Automation
Content:
  schemaVersion: "0.3"
  assumeRole: "{{ AutomationAssumeRole }}"
  parameters: {AutomationAssumeRole: {type: String}}
  mainSteps:
    - name: drain
      action: aws:executeAutomation
      inputs: {DocumentName: Checkout-Drain}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`

### A tag of the document

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"], "Condition": {"StringEquals": {"aws:ResourceTag/team": "checkout"}}}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:document/Checkout-Mitigate\` depends on \`aws:ResourceTag/team\`, which is not known beforehand; \`ssm:StartAutomationExecution\` on \`arn:aws:ssm:us-east-1:111122223333:automation-execution/*\` depends on \`aws:ResourceTag/team\`, which is not known beforehand
\`\`\`

### A policy that nobody recorded

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": [{"PolicyName": "more", "PolicyArn": "arn:aws:iam::111122223333:policy/more"}]}],
 "Policies": []}
\`\`\`

\`\`\`text
no facts about the default version of policy \`arn:aws:iam::111122223333:policy/more\`
\`\`\`
`,jr=`# role-not-assumable

Incident Manager starts the runbook as the plan's role, so the role's trust policy must let \`ssm-incidents.amazonaws.com\` assume it: for this
account, and for the incidents of this plan. The ARN of an incident has **no Region**: \`arn:aws:ssm-incidents::ACCOUNT:incident-record/PLAN/ID\`. Its id is
not known before, so a condition that names one is not decided.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### A Region in the incident's ARN

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents:us-east-1:111122223333:incident-record/checkout-latency/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### Another account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceAccount": "444455556666"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### An explicit denial

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}},
     {"Sid": "OnlyPeople", "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Condition": {"Bool": {"aws:PrincipalIsAWSService": "true"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is denied by statement \`OnlyPeople\` of policy \`trust policy of incident-runbook\` (facts/iam.json:5)
\`\`\`

### A wildcard under an operator that knows none

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### A role of instances and of Systems Manager

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": ["ssm.amazonaws.com", "ec2.amazonaws.com"]}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\`, expected \`sts:AssumeRole\` by \`ssm-incidents.amazonaws.com\` for plan \`checkout-latency\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:3)
\`\`\`

### The role of the steps

Systems Manager assumes the role in \`AutomationAssumeRole\` when the runbook starts. The role that Incident Manager assumes does not do for both.

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/runbook-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []},
  {"RoleName": "runbook-steps", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/runbook-steps",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"{{ AutomationAssumeRole }}\\", \\"parameters\\": {\\"AutomationAssumeRole\\": {\\"type\\": \\"String\\"}}, \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
8:42 Unexpected trust policy of role \`runbook-steps\` for the runbook's steps, expected \`sts:AssumeRole\` by \`ssm.amazonaws.com\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:7)
\`\`\`

### The role that the runbook names itself

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []},
  {"RoleName": "runbook-steps", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/runbook-steps",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"arn:aws:iam::{{global:ACCOUNT_ID}}:role/runbook-steps\\", \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
5:21 Unexpected trust policy of role \`runbook-steps\` for the runbook's steps, expected \`sts:AssumeRole\` by \`ssm.amazonaws.com\` to be allowed: it is not allowed: no statement of the trust policy allows it (facts/iam.json:7)
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Any incident of the account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents:*:111122223333:*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Steps with a role of their own

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/runbook-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []},
  {"RoleName": "runbook-steps", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/runbook-steps",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"{{ AutomationAssumeRole }}\\", \\"parameters\\": {\\"AutomationAssumeRole\\": {\\"type\\": \\"String\\"}}, \\"mainSteps\\": []}"}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`

### One incident

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/00000000-1111-2222-3333-444444444444"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
\`sts:AssumeRole\` on \`arn:aws:iam::111122223333:role/incident-runbook\` depends on \`aws:SourceArn\`, which is not known beforehand
\`\`\`
`,$r=`# runbook-missing-in-region

Documents are regional, an incident is not: it starts in the Region of its trigger, and its runbook is looked for there. Keep the
document, with the same versions, in every Region of the replication set.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{"complete": ["ssm:documents"], "account": "111122223333", "region": "eu-west-1", "output": {"DocumentIdentifiers": []}}
\`\`\`

\`\`\`text
5:21 Unexpected runbook \`Checkout-Mitigate\`, which is missing in \`eu-west-1\`, expected it in each Region of the replication set
\`\`\`

### A version that one Region lacks

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "2", "DefaultVersion": "2", "LatestVersion": "2",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
6:24 Unexpected version \`3\` of runbook \`Checkout-Mitigate\`, which is missing in \`eu-west-1\`, expected it in each Region of the replication set
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A version that exists nowhere is invalid-runbook-version

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "9"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`json file=facts/prod/eu-west-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A replication set of one Region

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`json file=facts/prod/us-east-1/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in eu-west-1
\`\`\`
`,_r=`# shared-dedupe-string

While an incident is open, a new one with the same \`dedupeString\` in the same account merges into it. When two plans share the
string, the second one's responders and runbook do not start.

## Flagged

\`\`\`yaml file=plans/checkout-errors.yaml
name: checkout-errors
incidentTemplate:
  title: Checkout fails
  impact: 1
  dedupeString: checkout
\`\`\`

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  dedupeString: checkout
\`\`\`

\`\`\`text
5:17 Unexpected dedupe string \`checkout\`, which \`checkout-latency\` has, too, expected one of its own
plans/checkout-latency.yaml:5:17 Unexpected dedupe string \`checkout\`, which \`checkout-errors\` has, too, expected one of its own
\`\`\`

## Not flagged

\`\`\`yaml file=plans/checkout-errors.yaml
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 1, dedupeString: checkout-errors}
\`\`\`

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: checkout-latency}
\`\`\`

### No dedupe string

\`\`\`yaml file=plans/checkout-errors.yaml
name: checkout-errors
incidentTemplate: {title: Checkout fails, impact: 1, dedupeString: ""}
\`\`\`

\`\`\`yaml file=plans/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: ""}
\`\`\`

### Different accounts

\`\`\`yaml file=plans/staging/checkout.yaml
name: checkout
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: checkout}
\`\`\`

\`\`\`yaml file=plans/prod/checkout-latency.yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3, dedupeString: checkout}
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  staging: {account: "444455556666", regions: [us-east-1], files: [plans/staging/**]}
  prod: {account: "111122223333", regions: [us-east-1], files: [plans/prod/**]}
\`\`\`
`,Or=`# single-region-notification

An incident lives in every Region of the replication set, a topic in one. AWS asks for a topic in each Region, so that the chat
channel and the subscribers still hear of the incident when one Region is down.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  title: Checkout is slow
  impact: 3
  notificationTargets:
    - snsTopicArn: topic/incident-updates
chatChannel:
  chatbotSns: [topic/checkout-chat]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

\`\`\`text
6:5 Unexpected topics in \`us-east-1\` alone, expected one in each Region of the replication set; there is none in \`eu-west-1\`
8:15 Unexpected topics in \`us-east-1\` alone, expected one in each Region of the replication set; there is none in \`eu-west-1\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
chatChannel:
  chatbotSns: [topic/checkout-chat, "arn:aws:sns:eu-west-1:111122223333:checkout-chat"]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1, eu-west-1]}
\`\`\`

### A replication set of one Region

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
chatChannel:
  chatbotSns: [topic/checkout-chat]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets:
  prod: {account: "111122223333", regions: [us-east-1]}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
chatChannel:
  chatbotSns: ["arn:aws:sns:us-east-1:111122223333:checkout-chat"]
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
\`\`\`

\`\`\`text
no target says which Regions the replication set has
\`\`\`
`,Ir='# stale-baseline\n\nThe baseline holds the findings that a repository had when it adopted Muster. One that was fixed stays in the file as a leave for\nthe same fault to come back unseen, until the baseline is written anew.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3, summary: It is}\n```\n\n```json file=muster-baseline.json\n{"schemaVersion": 1, "findings": [\n  {"rule": "missing-summary", "file": "plans/example.yaml", "pointer": "/incidentTemplate/summary", "plan": "checkout-latency", "target": "prod", "count": 1}\n]}\n```\n\n```text\nmuster-baseline.json:2:3 Unexpected count 1 of `missing-summary` in `plans/example.yaml`, expected 0, as many as there still are\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=muster-baseline.json\n{"schemaVersion": 1, "findings": [\n  {"rule": "missing-summary", "file": "plans/example.yaml", "pointer": "/incidentTemplate/summary", "plan": "checkout-latency", "target": "prod", "count": 1}\n]}\n```\n',Lr="# suppression-without-reason\n\nA suppression is a decision. Its reason lets the next reader judge whether it still holds.\n\n## Flagged\n\n```yaml\n# muster: ignore[missing-runbook]\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```text\n1:1 Unexpected suppression of `missing-runbook` without a reason, expected `# muster: ignore[missing-runbook] REASON`\n```\n\n### A date is no reason\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: []  # muster: ignore[engages-nobody] (until 2027-01-31)\n```\n\n```text\n3:18 Unexpected suppression of `engages-nobody` without a reason, expected `# muster: ignore[engages-nobody] REASON`\n```\n\n## Not flagged\n\n```yaml\n# muster: ignore[missing-runbook, missing-summary] The team works from its wiki (until 2027-01-31)\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n",Vr='# topic-key-refuses\n\nWho publishes to an encrypted topic needs the topic\'s key, too. AWS\'s own key for SNS, `alias/aws/sns`, has a policy that cannot be changed\nand does not name Incident Manager; a customer managed key must let the service do `kms:GenerateDataKey*` and `kms:Decrypt`.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "alias/aws/sns",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected key `alias/aws/sns` of topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a key of the account: the policy of AWS\'s own key cannot let `ssm-incidents.amazonaws.com` in\n```\n\n### A key policy without the service\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```json file=facts/key.json\n{"KeyMetadata": {"Arn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111", "KeyId": "0f1e2d3c-0000-4444-8888-999900001111", "KeyManager": "CUSTOMER", "KeyState": "Enabled"}}\n```\n\n```json file=facts/key-policy.json\n{"resourceArn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n "output": {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Account\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"arn:aws:iam::111122223333:root\\"}, \\"Action\\": \\"kms:*\\", \\"Resource\\": \\"*\\"}]}"}}\n```\n\n```text\n3:28 Unexpected key `arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111` of topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a key policy that lets `ssm-incidents.amazonaws.com` do `kms:GenerateDataKey` and `kms:Decrypt`\n```\n\n### A key that is to be deleted\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```json file=facts/key.json\n{"KeyMetadata": {"Arn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111", "KeyId": "0f1e2d3c-0000-4444-8888-999900001111", "KeyManager": "CUSTOMER", "KeyState": "PendingDeletion"}}\n```\n\n```json file=facts/key-policy.json\n{"resourceArn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n "output": {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Account\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"arn:aws:iam::111122223333:root\\"}, \\"Action\\": \\"kms:*\\", \\"Resource\\": \\"*\\"}, {\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": [\\"kms:GenerateDataKey*\\", \\"kms:Decrypt\\"], \\"Resource\\": \\"*\\"}]}"}}\n```\n\n```text\n3:28 Unexpected key `arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111` of topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, which is `PendingDeletion`, expected an enabled key\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```json file=facts/key.json\n{"KeyMetadata": {"Arn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111", "KeyId": "0f1e2d3c-0000-4444-8888-999900001111", "KeyManager": "CUSTOMER", "KeyState": "Enabled"}}\n```\n\n```json file=facts/key-policy.json\n{"resourceArn": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n "output": {"Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Account\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"arn:aws:iam::111122223333:root\\"}, \\"Action\\": \\"kms:*\\", \\"Resource\\": \\"*\\"}, {\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": [\\"kms:GenerateDataKey*\\", \\"kms:Decrypt\\"], \\"Resource\\": \\"*\\"}]}"}}\n```\n\n### No encryption\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat", "KmsMasterKeyId": "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n```text\nno facts about `arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4444-8888-999900001111`\n```\n',Ur='# topic-outside-regions\n\nIncidents live in the Regions of the replication set. A topic elsewhere is one more Region that must work for the news to go out.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:eu-west-1:111122223333:checkout-chat"]}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:eu-west-1:111122223333:checkout-chat` in `eu-west-1`, expected one in a Region of the replication set: `us-east-1`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: ["arn:aws:sns:eu-west-1:111122223333:checkout-chat"]}\n```\n\n```yaml file=muster.yaml\nversion: 1\n```\n\n```text\nno target says which Regions the replication set has\n```\n',qr='# topic-refuses-publish\n\nIncident Manager publishes as the service `ssm-incidents.amazonaws.com`, so the topic\'s own policy must let it. The policy that every new\ntopic has does not: it is about the owner\'s identities (`AWS:SourceOwner`). AWS\'s guide asks for a statement of its own, with\n`StringEqualsIfExists` `AWS:SourceAccount`.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"__default_statement_ID\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"*\\"}, \\"Action\\": [\\"SNS:Publish\\"], \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEquals\\": {\\"AWS:SourceOwner\\": \\"111122223333\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a policy that lets `ssm-incidents.amazonaws.com` do `sns:Publish`\n```\n\n### An explicit denial\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}, {\\"Sid\\": \\"OnlyTls\\", \\"Effect\\": \\"Deny\\", \\"Principal\\": \\"*\\", \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"Bool\\": {\\"aws:PrincipalIsAWSService\\": \\"true\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, which statement `OnlyTls` of its policy denies, expected a policy that lets `ssm-incidents.amazonaws.com` do `sns:Publish`\n```\n\n### Another account\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"444455556666\\"}}}]}"}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:checkout-chat`, expected a policy that lets `ssm-incidents.amazonaws.com` do `sns:Publish`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Sid\\": \\"Incidents\\", \\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"StringEqualsIfExists\\": {\\"AWS:SourceAccount\\": \\"111122223333\\"}}}]}"}}\n```\n\n### By the source of the update\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"ArnLike\\": {\\"aws:SourceArn\\": \\"arn:aws:ssm-incidents::111122223333:*\\"}}}]}"}}\n```\n\n### No publishing without TLS\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\"}, {\\"Effect\\": \\"Deny\\", \\"Principal\\": \\"*\\", \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"Bool\\": {\\"aws:SecureTransport\\": \\"false\\"}}}]}"}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topics.json\n{"complete": ["sns:topics"], "account": "111122223333", "region": "us-east-1",\n "output": {"Topics": [{"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat"}]}}\n```\n\n```text\nthe policy of `arn:aws:sns:us-east-1:111122223333:checkout-chat` is not in the facts\n```\n\n### A condition that AWS does not document\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topic.json\n{"Attributes": {"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat",\n  "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"ssm-incidents.amazonaws.com\\"}, \\"Action\\": \\"SNS:Publish\\", \\"Resource\\": \\"arn:aws:sns:us-east-1:111122223333:checkout-chat\\", \\"Condition\\": {\\"ArnLike\\": {\\"aws:SourceArn\\": \\"arn:aws:ssm-incidents::111122223333:incident-record/*\\"}}}]}"}}\n```\n\n```text\npolicy of topic checkout-chat depends on `aws:SourceArn`, which AWS does not tell beforehand\n```\n',Wr=`# trust-names-other-plan

A trust policy that follows AWS's guide names the plan whose incidents may use the role, in \`aws:SourceArn\`. A plan that was copied or renamed
needs its own name there; with another plan's, its runbook does not start.

## Flagged

\`\`\`yaml
name: checkout-errors
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\` (facts/iam.json:3) for incidents of plan \`checkout-latency\`, expected those of \`checkout-errors\`
\`\`\`

### Other plans by a pattern

\`\`\`yaml
name: basket-errors
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-*/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected trust policy of role \`incident-runbook\` (facts/iam.json:3) for incidents of plan \`checkout-*\`, expected those of \`basket-errors\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Several plans

\`\`\`yaml
name: checkout-errors
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": ["arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*", "arn:aws:ssm-incidents::111122223333:incident-record/checkout-errors/*"]}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Plans with a common beginning

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-*/*"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`,Fr='# unfit-contact-tag\n\nContacts, escalation plans, schedules and rotations take fewer characters in their tags than response plans do: no spaces, dots, colons\nor `@` in a key, and no empty value. A set of tags that both share must satisfy both.\n\n## Flagged\n\n```yaml file=plans/contacts/akua.yaml\nkind: Contact\nAlias: akua\nPlan: {Stages: []}\nTags:\n  - {Key: cost.centre, Value: "42"}\n  - {Key: team, Value: ""}\n```\n\n```text\n5:11 Unexpected tag key `cost.centre`, expected 1 to 128 letters, digits and `_ + = - / \\`: contacts take no spaces, dots, colons or `@`\n6:24 Unexpected value `` of tag `team`, expected 1 to 256 letters, digits, spaces and `_ . : / = + - @`\n```\n\n## Not flagged\n\n```yaml file=plans/contacts/akua.yaml\nkind: Contact\nAlias: akua\nPlan: {Stages: []}\nTags:\n  - {Key: cost-centre, Value: "42"}\n```\n\n### A plan takes more\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\ntags: {cost.centre: ""}\n```\n',Hr='# unknown-contact\n\nDeleting a contact leaves it in the plans that engage it, and AWS takes an ARN that it does not know. A contact that only an escalation\nplan or a rotation of the engagement names, and that is gone, is a warning: others are still paged.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/chekout]\n```\n\n```json file=facts/contacts.json\n{"complete": ["ssm-contacts:contacts"], "account": "111122223333", "region": "us-east-1",\n "output": {"Contacts": [{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION"}]}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/chekout`, expected one that exists\n```\n\n### Deleted from behind an escalation plan\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n```json file=facts/contacts.json\n{"complete": ["ssm-contacts:contacts"], "account": "111122223333", "region": "us-east-1", "output": {"Contacts": []}}\n```\n\n```text\n3:15 warning Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge` behind `checkout`, expected contacts that exist\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n### A contact that the merge will create\n\n```yaml file=plans/contacts/akua.yaml\nkind: Contact\nAlias: akua\nDisplayName: Akua Mansa\nPlan: {Stages: []}\n```\n\n```yaml file=plans/checkout-latency.yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```text\nno facts about `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`\n```\n',zr=`# unknown-role

The runbook does not start when its role does not exist: Incident Manager takes any ARN and fails in the incident. A role is known not to
exist where the facts cover the account's roles completely, or AWS said so.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "account": "111122223333", "output": {"RoleDetailList": [], "Policies": []}}
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam::111122223333:role/incident-runbook\`, expected one that exists
\`\`\`

### The role that the steps run as

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
      parameters: {AutomationAssumeRole: ["arn:aws:iam::111122223333:role/checkout-steps"]}
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "account": "111122223333", "output":
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}}
\`\`\`

\`\`\`text
7:42 Unexpected role \`arn:aws:iam::111122223333:role/checkout-steps\` for the runbook's steps, expected one that exists
\`\`\`

### The role that the runbook names itself

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "1"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [], "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`json file=facts/ssm.json
{"Name": "Checkout-Mitigate", "DocumentVersion": "1", "DocumentType": "Automation",
 "Content": "{\\"schemaVersion\\": \\"0.3\\", \\"assumeRole\\": \\"arn:aws:iam::{{global:ACCOUNT_ID}}:role/runbook-steps\\", \\"mainSteps\\": []}"}
\`\`\`

\`\`\`text
5:21 Unexpected role \`arn:aws:iam::111122223333:role/runbook-steps\` for the runbook's steps, expected one that exists
\`\`\`

### An ARN without an account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: "arn:aws:iam:::role/incident-runbook"
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam:::role/incident-runbook\`, expected one that exists
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### Declared in the same repository

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`yaml file=plans/role.yaml
kind: Role
RoleName: incident-runbook
AssumeRolePolicyDocument:
  Version: "2012-10-17"
  Statement: {Effect: Allow, Principal: {Service: ssm-incidents.amazonaws.com}, Action: sts:AssumeRole}
\`\`\`

\`\`\`json file=facts/iam.json
{"complete": ["iam:roles"], "account": "111122223333", "output": {"RoleDetailList": [], "Policies": []}}
\`\`\`

### No runbook

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`,Kr=`# unknown-runbook

When the incident starts, Systems Manager looks for the document in the plan's account (or, for an ARN, in the account that shares
it). A name that is not there starts nothing, and nobody is told but the incident's timeline. Facts prove that a document does not
exist only where they say that they cover all of them.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigat
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/prod/us-east-1/documents.json
{"complete": ["ssm:documents"], "account": "111122223333", "region": "us-east-1", "output": {"DocumentIdentifiers": [
  {"Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation"}
]}}
\`\`\`

\`\`\`text
5:21 Unexpected runbook \`Checkout-Mitigat\`, expected a document of account \`111122223333\` in \`us-east-1\`
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

### A runbook of AWS

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: AWS-RestartEC2Instance
      documentVersion: "1"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "AWS-RestartEC2Instance", "Owner": "Amazon", "DocumentType": "Automation",
    "DocumentVersion": "1", "DefaultVersion": "1", "LatestVersion": "1",
    "Parameters": []
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`
`,Br=`# unknown-runbook-parameter

Incident Manager takes parameters of any name. The run then fails in each incident, with \`InvalidAutomationExecutionParametersException\`
("Undefined execution inputs").

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters:
        Servise: [checkout]
      dynamicParameters:
        Incident: {variable: INCIDENT_RECORD_ARN}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
9:9 Unexpected parameter \`Servise\` of runbook \`Checkout-Mitigate\`, expected one of \`Service\`, \`Resources\`
11:9 Unexpected parameter \`Incident\` of runbook \`Checkout-Mitigate\`, expected one of \`Service\`, \`Resources\`
\`\`\`

### A runbook without parameters

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": []
  }
}
\`\`\`

\`\`\`text
8:20 Unexpected parameter \`Service\` of runbook \`Checkout-Mitigate\`, expected none: it takes none
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
      dynamicParameters: {Resources: {variable: INVOLVED_RESOURCES}}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

### A document that is no Automation

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Servise: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Command",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "3"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`text
no facts about the document \`Checkout-Mitigate\` in us-east-1
\`\`\`

### Another version was recorded

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      documentVersion: "2"
      roleArn: role/incident-runbook
      parameters: {Service: [checkout]}
\`\`\`

\`\`\`json file=facts/document.json
{
  "Document": {
    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",
    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",
    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Resources", "Type": "StringList", "DefaultValue": ""}]
  }
}
\`\`\`

\`\`\`text
the parameters of \`Checkout-Mitigate\` version \`2\` in us-east-1 are not in the facts
\`\`\`
`,Gr='# unknown-topic\n\nAWS takes the ARN of a topic that does not exist, and the chat channel hears of nothing.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/chekout-chat]}\n```\n\n```json file=facts/topics.json\n{"complete": ["sns:topics"], "account": "111122223333", "region": "us-east-1",\n "output": {"Topics": [{"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat"}]}}\n```\n\n```text\n3:28 Unexpected topic `arn:aws:sns:us-east-1:111122223333:chekout-chat`, expected one that exists\n```\n\n### Something else than a topic\n\n```yaml\nname: checkout-latency\nincidentTemplate:\n  title: Checkout is slow\n  impact: 3\n  notificationTargets: [{snsTopicArn: "arn:aws:sqs:us-east-1:111122223333:incident-updates"}]\n```\n\n```text\n5:39 Unexpected `arn:aws:sqs:us-east-1:111122223333:incident-updates`, expected the ARN of an SNS topic\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```json file=facts/topics.json\n{"complete": ["sns:topics"], "account": "111122223333", "region": "us-east-1",\n "output": {"Topics": [{"TopicArn": "arn:aws:sns:us-east-1:111122223333:checkout-chat"}]}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nchatChannel: {chatbotSns: [topic/checkout-chat]}\n```\n\n```text\nno facts about `arn:aws:sns:us-east-1:111122223333:checkout-chat`\n```\n',Jr='# unknown-variable\n\n`${account}`, `${region}`, `${partition}` and `${target}` are always there, the rest come from the target\'s `vars` in `muster.yaml`.\n`$${` writes `${`. IAM\'s own variables (with a colon, a slash or a quote) are left alone.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: "Checkout is slow in ${stage}", impact: 3}\n```\n\n```text\n2:27 Unexpected variable `${stage}`, expected `account`, `partition`, `region` or `target`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: "Checkout is slow in ${stage}, ${region}", impact: 3, summary: "Set $${HOME}"}\n```\n\n```yaml file=muster.yaml\nversion: 1\ntargets:\n  prod: {account: "111122223333", regions: [us-east-1], vars: {stage: production}}\n```\n',Zr='# unpinned-runbook\n\nWithout `documentVersion`, and with `$DEFAULT` or `$LATEST`, a runbook runs whatever version is current when the incident starts:\nnot the one that was reviewed with the plan. Its parameters may have changed by then.\n\nWhere the facts say which version is the default, the same in every Region, `muster check --fix` pins it.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      roleArn: role/incident-runbook\n```\n\n```text\n5:21 Unexpected runbook `Checkout-Mitigate` without a version, expected a `documentVersion` such as `"3"`\n```\n\n### A moving version\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: $LATEST\n      roleArn: role/incident-runbook\n```\n\n```text\n6:24 Unexpected version `$LATEST` of runbook `Checkout-Mitigate`, expected a number such as `"3"`\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n```\n\n### No runbook\n\n```yaml\nname: checkout-latency\nincidentTemplate: { title: Checkout is slow, impact: 3 }\n```\n',Yr='# unreachable-contact\n\nA contact begins with an empty plan: its channels come later, and the plan that uses them later still. Until then it takes every\nengagement and pages nobody. The same goes for an escalation plan without people, and for a schedule without rotations.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": []}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` without a stage that leads to a channel, expected one that pages a person\n```\n\n### An escalation plan that only waits\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [{"DurationInMinutes": 5, "Targets": []}]}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout` without a stage that leads to a person, expected one that pages a person\n```\n\n### A schedule without rotations\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout-oncall]\n```\n\n```json file=facts/checkout-oncall.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall", "Alias": "checkout-oncall", "Type": "ONCALL_SCHEDULE",\n "Plan": {"RotationIds": []}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout-oncall` without a rotation that leads to a person, expected one that pages a person\n```\n\n### Channels that were deleted\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"resourceArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "output": {"ContactChannels": []}}\n```\n\n```text\n3:15 error Unexpected contact `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` without a stage that leads to a channel, expected one that pages a person\n```\n\n### One of several people\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": []}}\n```\n\n```json file=facts/jorge.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Alias": "jorge", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone"}}]}]}}\n```\n\n```json file=facts/jorge-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/jorge/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/jorge", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n```text\n3:15 warning Unexpected `arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua` behind `arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout`, who have no stage that leads to a channel, expected people who are paged\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n### Escalation plans that engage each other\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/checkout]\n```\n\n```json file=facts/checkout.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "Alias": "checkout", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/payments", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/payments.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/payments", "Alias": "payments", "Type": "ESCALATION",\n "Plan": {"Stages": [\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/checkout", "IsEssential": true}}]},\n  {"DurationInMinutes": 10, "Targets": [{"ContactTargetInfo": {"ContactId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "IsEssential": true}}]}\n ]}}\n```\n\n```json file=facts/akua.json\n{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL",\n "Plan": {"Stages": [{"DurationInMinutes": 1, "Targets": [{"ChannelTargetInfo": {"ContactChannelId": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone"}}]}]}}\n```\n\n```json file=facts/akua-channels.json\n{"ContactChannels": [\n  {"ContactChannelArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact-channel/akua/phone", "ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Name": "phone", "Type": "SMS", "ActivationStatus": "ACTIVATED"}\n]}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nengagements: [contact/akua]\n```\n\n```json file=facts/akua.json\n{"Contacts": [{"ContactArn": "arn:aws:ssm-contacts:us-east-1:111122223333:contact/akua", "Alias": "akua", "Type": "PERSONAL"}]}\n```\n\n```text\nthe plan of contact `akua` is not in the facts\n```\n',Xr='# untriggered-plan\n\nA plan that nothing starts is often one whose alarm was forgotten, or lost in a rename. People can start any plan by hand; where that is\nmeant, suppress this with the reason. It takes facts about all alarms and EventBridge rules of the account and the target\'s Regions.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": []}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\n1:7 Unexpected plan `checkout-latency` that no alarm and no EventBridge rule starts, expected a trigger\n```\n\n### Its only alarm is switched off\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"complete": ["cloudwatch:alarms"], "account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": false}\n]}}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\n1:7 Unexpected plan `checkout-latency` that no alarm and no EventBridge rule starts, expected a trigger; `checkout-p99` is switched off\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/alarms.json\n{"account": "111122223333", "region": "us-east-1", "output": {"MetricAlarms": [\n  {"AlarmArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-p99", "AlarmName": "checkout-p99", "AlarmActions": ["arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"], "ActionsEnabled": true}\n]}}\n```\n\n### An EventBridge rule\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/rules.json\n{"resourceArn": "arn:aws:events:us-east-1:111122223333:rule/checkout-failed",\n "output": {"Targets": [{"Id": "incident", "Arn": "arn:aws:ssm-incidents::111122223333:response-plan/checkout-latency"}]}}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\n```\n\n```json file=facts/rules.json\n{"complete": ["events:rules"], "account": "111122223333", "region": "us-east-1", "output": {"Rules": []}}\n```\n\n```text\nthe facts do not cover all alarms of account 111122223333 in us-east-1\n```\n',Qr=`# unused-suppression

A suppression that suppresses nothing hides the next real finding. It stands on the finding's line, on the line above, or above the
document's first line for the whole document. A rule that could not be checked does not count as unused.

## Flagged

\`\`\`yaml
# muster: ignore[missing-runbook] The team works from its wiki
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation: {documentName: Checkout-Mitigate, documentVersion: "3", roleArn: role/incident-runbook}
\`\`\`

\`\`\`text
1:1 Unexpected suppression of \`missing-runbook\`, expected a finding of that rule in this document
\`\`\`

### On the wrong line

\`\`\`yaml
name: checkout-latency
# muster: ignore[blank-title] It is a drill
incidentTemplate:
  title: ""
  impact: 3
\`\`\`

\`\`\`text
2:1 Unexpected suppression of \`blank-title\`, expected a finding of that rule on line 3
\`\`\`

### A rule that does not exist

\`\`\`yaml
# muster: ignore[mising-runbook] The team works from its wiki
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`text
1:1 Unexpected rule \`mising-runbook\` in a suppression, expected the name of a rule
\`\`\`

### Not a suppression

\`\`\`yaml
# muster: disable missing-runbook
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
\`\`\`

\`\`\`text
1:1 Unexpected comment \`muster: disable missing-runbook\`, expected \`muster: ignore[RULE] REASON (until YYYY-MM-DD)\`
\`\`\`

### A locked rule

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 1}
# muster: ignore[engages-nobody] Nobody is on call
engagements: []
\`\`\`

\`\`\`yaml file=muster.yaml
version: 1
targets: {prod: {account: "111122223333", regions: [us-east-1]}}
locked: [engages-nobody]
\`\`\`

\`\`\`text
3:1 Unexpected suppression of \`engages-nobody\`, which \`locked\` in \`muster.yaml\` forbids
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate:
  # muster: ignore[blank-title] The alarm's name is added to it
  # muster: ignore[missing-summary] The alarm's description says it all
  title: ""
  impact: 3
\`\`\`
`,el=`# wide-engagement

Everyone in \`engagements\` is paged in the same moment. A wide circle wakes people who cannot help, and leaves open who takes the
lead. An escalation plan or an on-call schedule pages in an order; other teams can be engaged from within the incident.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 2}
engagements: [contact/checkout, contact/payments, contact/platform, contact/database]
\`\`\`

\`\`\`text
3:14 Unexpected 4 engagements that are paged at the same moment, expected at most 3
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 2}
engagements: [contact/checkout, contact/payments, contact/platform]
\`\`\`
`,tl='# wrong-parameter-type\n\nIncident Manager fills `INCIDENT_RECORD_ARN` into a `String` and `INVOLVED_RESOURCES` into a `StringList`, and the run fails where the\nrunbook declares another type. A fixed value is always a list in the plan: a `String` takes exactly one of it.\n\n## Flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      dynamicParameters:\n        Incident: {variable: INCIDENT_RECORD_ARN}\n        Resource: {variable: INVOLVED_RESOURCES}\n```\n\n```json file=facts/document.json\n{\n  "Document": {\n    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",\n    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",\n    "Parameters": [{"Name": "Incident", "Type": "StringList", "DefaultValue": ""}, {"Name": "Resource", "Type": "String", "DefaultValue": ""}]\n  }\n}\n```\n\n```text\n9:19 Unexpected variable `INCIDENT_RECORD_ARN` in parameter `Incident` of type `StringList`, expected a parameter of type `String`\n10:19 Unexpected variable `INVOLVED_RESOURCES` in parameter `Resource` of type `String`, expected a parameter of type `StringList`\n```\n\n### Fixed values\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      parameters:\n        Service: [checkout, payments]\n        Count: [many]\n        Force: ["yes"]\n        Tags: [team=payments]\n```\n\n```json file=facts/document.json\n{\n  "Document": {\n    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",\n    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",\n    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Count", "Type": "Integer"}, {"Name": "Force", "Type": "Boolean"}, {"Name": "Tags", "Type": "StringMap"}]\n  }\n}\n```\n\n```text\n9:18 Unexpected 2 values of parameter `Service` of type `String`, expected one\n10:17 Unexpected value `many` of parameter `Count` of type `Integer`, expected a whole number\n11:17 Unexpected value `yes` of parameter `Force` of type `Boolean`, expected `true` or `false`\n12:16 Unexpected value `team=payments` of parameter `Tags` of type `StringMap`, expected a JSON object\n```\n\n## Not flagged\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      parameters:\n        Service: [checkout]\n        Count: ["3"]\n        Hosts: [a, b]\n        Tags: [\'{"team": "payments"}\']\n```\n\n```json file=facts/document.json\n{\n  "Document": {\n    "Name": "Checkout-Mitigate", "Owner": "111122223333", "DocumentType": "Automation",\n    "DocumentVersion": "3", "DefaultVersion": "3", "LatestVersion": "3",\n    "Parameters": [{"Name": "Service", "Type": "String"}, {"Name": "Count", "Type": "Integer"}, {"Name": "Hosts", "Type": "StringList"}, {"Name": "Tags", "Type": "StringMap"}]\n  }\n}\n```\n\n## Unchecked\n\n```yaml\nname: checkout-latency\nincidentTemplate: {title: Checkout is slow, impact: 3}\nactions:\n  - ssmAutomation:\n      documentName: Checkout-Mitigate\n      documentVersion: "3"\n      roleArn: role/incident-runbook\n      dynamicParameters: {Resource: {variable: INVOLVED_RESOURCES}}\n```\n\n```text\nno facts about the document `Checkout-Mitigate` in us-east-1\n```\n',nl=`# wrong-role

Some roles look right and can never start a runbook. The service-linked role of Incident Manager has the permissions that AWS gave it, without
\`ssm:StartAutomationExecution\` (AWS's own samples show it in \`roleArn\`). The findings role \`IncidentManagerIncidentAccessServiceRole\` only reads.
A role that only Systems Manager may assume is for the runbook's steps, as its parameter \`AutomationAssumeRole\`. And no role can be passed to
a service across accounts.

## Flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/aws-service-role/ssm-incidents.amazonaws.com/AWSServiceRoleForIncidentManager
\`\`\`

\`\`\`text
6:16 Unexpected service-linked role \`arn:aws:iam::111122223333:role/aws-service-role/ssm-incidents.amazonaws.com/AWSServiceRoleForIncidentManager\`, expected a role of your own: its permissions are AWS's and start no runbook
\`\`\`

### The findings role

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/IncidentManagerIncidentAccessServiceRole
\`\`\`

\`\`\`text
6:16 Unexpected findings role \`arn:aws:iam::111122223333:role/IncidentManagerIncidentAccessServiceRole\`, expected a role that may start the runbook
\`\`\`

### Another account

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: arn:aws:iam::444455556666:role/incident-runbook
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam::444455556666:role/incident-runbook\` of another account, expected one of account \`111122223333\`: a role cannot be passed across accounts
\`\`\`

### A role for the steps

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

\`\`\`text
6:16 Unexpected role \`arn:aws:iam::111122223333:role/incident-runbook\`, which only \`ssm.amazonaws.com\` may assume, expected one that trusts \`ssm-incidents.amazonaws.com\`: this one is for the runbook's steps
\`\`\`

## Not flagged

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### A role for both

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": "ssm-incidents.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:ssm-incidents::111122223333:incident-record/checkout-latency/*"}, "StringEquals": {"aws:SourceAccount": "111122223333"}}},
     {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

### A role that others may assume, too

Whom it should trust is another question: that is \`role-not-assumable\`.

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`json file=facts/iam.json
{"RoleDetailList": [
  {"RoleName": "incident-runbook", "Path": "/", "Arn": "arn:aws:iam::111122223333:role/incident-runbook",
   "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Principal": {"Service": ["ssm.amazonaws.com", "ec2.amazonaws.com"]}, "Action": "sts:AssumeRole"}]},
   "RolePolicyList": [{"PolicyName": "incident-runbook", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
     {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": ["arn:aws:ssm:*:111122223333:document/Checkout-Mitigate", "arn:aws:ssm:*:111122223333:automation-execution/*"]}]}}],
   "AttachedManagedPolicies": []}],
 "Policies": []}
\`\`\`

## Unchecked

\`\`\`yaml
name: checkout-latency
incidentTemplate: {title: Checkout is slow, impact: 3}
actions:
  - ssmAutomation:
      documentName: Checkout-Mitigate
      roleArn: role/incident-runbook
\`\`\`

\`\`\`text
no facts about \`arn:aws:iam::111122223333:role/incident-runbook\`
\`\`\`
`,Ft=new Map([["blank-title",Qc],["conflicting-parameter",er],["confused-deputy",tr],["coverage-gap",nr],["dangling-trigger",ar],["deployer-lacks-permission",or],["disallowed-parameter-value",ir],["duplicate-plan-name",sr],["endless-escalation",cr],["engages-nobody",rr],["engages-single-contact",lr],["expired-suppression",ur],["file-outside-repository",mr],["foreign-contact",dr],["foreign-topic",pr],["inactive-contact",hr],["invalid-facts",fr],["invalid-policy",gr],["invalid-runbook-version",kr],["invalid-shape",wr],["invalid-tag",yr],["invalid-yaml",Ar],["legacy-start-permission",br],["missing-chat-channel",Sr],["missing-runbook",Cr],["missing-runbook-parameter",vr],["missing-summary",Rr],["name-differs-from-file",Pr],["not-an-automation",xr],["overbroad-role",Tr],["renamed-plan",Nr],["role-cannot-assume-execution-role",Mr],["role-cannot-pass-role",Dr],["role-cannot-start-runbook",Er],["role-not-assumable",jr],["runbook-missing-in-region",$r],["shared-dedupe-string",_r],["single-region-notification",Or],["stale-baseline",Ir],["suppression-without-reason",Lr],["topic-key-refuses",Vr],["topic-outside-regions",Ur],["topic-refuses-publish",qr],["trust-names-other-plan",Wr],["unfit-contact-tag",Fr],["unknown-contact",Hr],["unknown-role",zr],["unknown-runbook",Kr],["unknown-runbook-parameter",Br],["unknown-topic",Gr],["unknown-variable",Jr],["unpinned-runbook",Zr],["unreachable-contact",Yr],["untriggered-plan",Xr],["unused-suppression",Qr],["wide-engagement",el],["wrong-parameter-type",tl],["wrong-role",nl]]);import{createRequire as al}from"node:module";import{a as to}from"./chunk-QMOCJRTL.js";import{c as ol,g as il}from"./chunk-5W7227W2.js";import{a as no}from"./chunk-MMINUJOL.js";import{join as ao,resolve as oo}from"node:path";import{existsSync as ul,mkdirSync as ml,realpathSync as io,rmSync as dl,writeFileSync as pl}from"node:fs";import{dirname as so}from"node:path";var ug=al(import.meta.url),mg=import.meta.filename??import.meta.url;function sl(e){let{check:t,repository:n,headSha:a,pullRequest:o,comparedWith:i,diff:s,remarks:c=[],sync:r,begun:l}=e;return{...Vt(t),repository:n,headSha:a,...o===void 0?{}:{pullRequest:o},remarks:c,...s===void 0?{}:{diff:{comparedWith:i,targets:s.targets.map(cl),failures:s.failures??[]}},...r===void 0?{}:{sync:ll(r)},...l===void 0?{}:{sync:{...Qe(l),failures:[]}}}}function cl({target:e,account:t,region:n,digest:a,changes:o,unchanged:i,unmanaged:s,notCompared:c}){let r=l=>o.filter(u=>u.kind===l).length;return{target:e,account:t,region:n,digest:a,summary:{create:r("create"),update:r("update"),delete:r("delete"),unchanged:i.length,unmanaged:s.length,...c===void 0?{}:{notCompared:c.length}},changes:o.filter(D).map(l=>({kind:l.kind,resource:A(l),digest:l.digest,risk:l.risk,fields:l.kind==="update"?l.fields:[],...l.kind==="delete"?{}:{desired:l.desired},...l.kind==="create"?{}:{actual:l.actual.plan}})),...o.every(D)?{}:{neighbours:o.flatMap(rl)},unchanged:i}}function rl(e){if(D(e))return[];let{resourceKind:t,kind:n,name:a,digest:o,risk:i}=e;return[{resourceKind:t,kind:n,name:a,digest:o,risk:i,fields:e.kind==="update"?e.fields:[],...e.kind==="delete"?{}:{desired:e.desired},...e.kind==="create"?{}:{actual:e.before}}]}function ll({applied:e,outcomes:t,failures:n=[]}){return{applied:e,outcomes:t.map(({target:a,resource:o,kind:i,status:s,reason:c,change:r})=>({target:a,resource:o,kind:i,status:s,...c===void 0?{}:{reason:c},...(s==="applied"||s==="failed")&&r!==void 0?Me(r):{}})),failures:n}}function hl(e,t,n){let a=so(t);if(to(e,t)&&!to(io(e),io(co(a))))throw new no(`Could not write \`${t}\`: a link leads out of the repository`,"Let `json-file` and `sarif-file` name a folder that is no link, or none of the repository");try{return ml(a,{recursive:!0}),dl(t,{force:!0}),pl(t,ol(n),{flag:"wx"}),t}catch(o){let i=o instanceof Error?o.message:String(o);throw new no(`Could not write \`${t}\`: ${i}`,"Correct `json-file` or `sarif-file`",{cause:o})}}function co(e){return ul(e)?e:co(so(e))}function Ht(e,t,{root:n,workspace:a,tempFolder:o}){let i=(p,f)=>hl(a,p,f),{summary:s,readiness:c}=e.check,r=i(oo(n,t.jsonFile??ao(o,"muster-report.json")),`${_(sl(e),0)}
`),l=Ye.map(p=>{let f=Ft.get(p.id);return{...p,...f===void 0?{}:{page:f}}}),u=Wt(e.check,{version:"0.1.0",rules:l}),m=e.diff?.targets??[],d={errors:s.errors,warnings:s.warnings,unchecked:s.unchecked,changes:m.reduce((p,{changes:f})=>p+f.length,0),"not-ready":c.filter(({verdict:p})=>p==="notReady").length,digest:m.map(({digest:p})=>p).join(" "),report:r,sarif:i(oo(n,t.sarifFile??ao(o,"muster.sarif")),u)};for(let[p,f]of Object.entries(d))il(p,f)}import{createRequire as fl}from"node:module";var Tg=fl(import.meta.url),Ng=import.meta.filename??import.meta.url;function zt(e,t,n){return new Set([...(e.engagements??[]).flatMap(a=>gl(a,t,n)),...(e.actions??[]).flatMap(({ssmAutomation:{documentName:a,roleArn:o,parameters:i={}}})=>[...ro("document",a,n),...[o,...i.AutomationAssumeRole??[]].flatMap(s=>ro("role",s,n))])])}function gl(e,t,{account:n}){let a=[],o=new Set([e]);for(let i of o){let s=Pe(i);s?.account===n&&a.push(M("Contact",s.alias));let c=Je(t,i);if(c.state==="present"){for(let r of Ma(t,c.value).arns)o.add(r);a.push(...kl(c.value,t))}}return a}function kl(e,t){return(e.rotationIds??[]).flatMap(n=>{let a=Ze(t,e,n);return a.state==="present"?[M("Rotation",a.value.name)]:[]})}function ro(e,t,{account:n}){if(!t.startsWith("arn:"))return[`${e}/${t}`];let[,,,,a,o=""]=t.split(":"),i=o.split("/").at(-1);return a===n&&i!==void 0?[`${e}/${i}`]:[]}import{createRequire as wl}from"node:module";import{a_38 as _g,b_38 as Og,c_38 as Ig,d_38 as Lg,e_38 as Vg,f_38 as Ug,g_38 as qg,h_38 as Wg,i_38 as Fg,j_38 as lo,k_38 as Hg}from"./check-at-once.js";import{a_11 as Bg,b_11 as et,c_11 as Gg,d_11 as Jg,e_11 as Zg,f_11 as Yg,g_11 as Xg,h_11 as Qg,i_11 as ek,j_11 as tk,k_11 as uo}from"./check-at-once.js";var ak=wl(import.meta.url),ok=import.meta.filename??import.meta.url,yl=6e4,Al=8;function tt(e,t,n){let a={facts:e,start:n,pages:[],silences:[],assumptions:new Set};for(let o of t)Kt(a,o,{minute:0,path:[],stopsOnAcknowledgement:!1});return{pages:a.pages.toSorted(mo),silences:a.silences.toSorted(mo),assumptions:[...a.assumptions].sort()}}function mo(e,t){return e.minute-t.minute}function Kt(e,t,n){let a={...n,path:[...n.path,Pe(t)?.alias??t]},o=Je(e.facts,t);if(o.state==="unknown")return O(e,a,"unknown",o.reason);if(o.state==="absent")return O(e,a,"silent","there is no such contact");if(a.path.length>Al)return O(e,a,"unknown","the plans engage each other");switch(o.value.type){case"PERSONAL":return bl(e,o.value,a);case"ESCALATION":return Cl(e,o.value,a);case"ONCALL_SCHEDULE":return vl(e,o.value,a)}}function bl(e,t,n){if(t.stages===void 0)return O(e,n,"unknown","its engagement plan is not in the facts");let a=e.pages.length+e.silences.length;for(let{stage:o,minute:i,index:s}of po(t.stages)){s>0&&o.targets.length>0&&e.assumptions.add("a person who has acknowledged is not paged again by the later stages of their own plan");for(let c of o.targets){if(c.kind!=="channel")continue;let r=s>0||n.stopsOnAcknowledgement;Sl(e,t,c,{...n,minute:n.minute+i,stopsOnAcknowledgement:r})}}e.pages.length+e.silences.length===a&&O(e,n,"silent","its engagement plan has no channel")}function Sl(e,t,n,a){let{account:o,region:i}=Pe(t.arn)??{account:"",region:""},s={name:"ssm-contacts:channels",account:o,region:i,of:t.arn},c=et(e.facts,e.facts.channels,n.channelId,s);if(c.state==="unknown")return O(e,a,"unknown",c.reason);if(c.state==="absent")return O(e,a,"silent","its channel was deleted");let{name:r,type:l,isActivated:u}=c.value;if(!u)return O(e,a,"silent",`its channel \`${r}\` (${l}) is not activated`);let m=n.retryIntervalInMinutes??0;m>0&&e.assumptions.add("a retry repeats until somebody acknowledges or the stage ends"),e.pages.push({minute:a.minute,person:t.alias,channel:{name:r,type:l},path:a.path,...m>0?{retryEveryMinutes:m}:{},stopsOnAcknowledgement:a.stopsOnAcknowledgement})}function Cl(e,t,n){let{stages:a}=t;if(a===void 0)return O(e,n,"unknown","its stages are not in the facts");if(!a.some(({targets:i})=>i.length>0))return O(e,n,"silent","it engages nobody");n.path.length>1&&e.assumptions.add("an escalation plan within an escalation plan begins with its stage"),e.assumptions.add("nothing repeats after the last stage");let o=n.stopsOnAcknowledgement;for(let{stage:i,minute:s}of po(a)){for(let c of i.targets)c.kind!=="contact"||c.contactId===void 0||Kt(e,c.contactId,{...n,minute:n.minute+s,stopsOnAcknowledgement:o});o||=i.targets.some(c=>c.kind==="contact"&&c.isEssential)}}function vl(e,t,n){if(t.rotationIds===void 0)return O(e,n,"unknown","its rotations are not in the facts");let a=e.start+n.minute*yl,o=new Set,i=!1;for(let s of t.rotationIds){let c=Ze(e.facts,t,s);if(c.state==="unknown"&&(i=!0,O(e,n,"unknown",c.reason)),c.state==="present")for(let r of lo(c.value,a,a+1))for(let l of r.contactIds)o.add(l)}for(let s of o)Kt(e,s,n);o.size>0||i||(e.assumptions.add("a schedule with nobody on call engages nobody"),O(e,n,"silent","nobody is on call then"))}function*po(e){let t=0;for(let[n,a]of e.entries())yield{stage:a,minute:t,index:n},t+=a.durationInMinutes}function O({silences:e},{minute:t,path:n},a,o){e.push({minute:t,path:n,kind:a,reason:o})}import{createRequire as Rl}from"node:module";var uk=Rl(import.meta.url),mk=import.meta.filename??import.meta.url,G={ResponsePlan:"plan",Contact:"contact",EscalationPlan:"escalation plan",OnCallSchedule:"on-call schedule",Rotation:"rotation",Runbook:"runbook",Role:"role"};import{createRequire as Pl}from"node:module";import{a as ho}from"./chunk-HR7TTWJF.js";var hk=Pl(import.meta.url),fk=import.meta.filename??import.meta.url,Ee="&#8203;",xl=/[\\`*_[\]()!|~$&<>@#]|gh-(?=\d)|:\/\/|www\.|mailto:|xmpp:|(?<![\w-])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}(?![\w-])/giu,Tl=/[\da-f]{6}(?=[\da-f])/giu,Nl=new Map([["&","&amp;"],["<","&lt;"],[">","&gt;"],["@",`@${Ee}`],["#",`\\#${Ee}`],["://",`:${Ee}//`]]);function Bt(e){return fo(ko(e).trim()).replace(/^[-+=]/u,"\\$&").replace(/^(\d{1,9})([.)])/u,"$1\\$2")}function R(e,t="text"){let n=go(e);if(n.trim()==="")return n===""?"(empty)":"(blank)";let a="`".repeat(wo(n)+1),o=/^[`\s]|[`\s]$/u.test(n)?" ":"",i=`${a}${o}${n}${o}${a}`;return t==="cell"?i.replaceAll("\\|","\\ |").replaceAll("|","\\|"):i}function J(e,t=""){let n=e.map(go),a="`".repeat(n.reduce((o,i)=>Math.max(o,wo(i)+1),3));return[`${a}${t}`,...n,a].join(`
`)}function T(e,t="text"){let n=ko(e).trim().split("`");return n.length%2===0?Bt(e):n.map((a,o)=>o%2===1?R(a,t):Ml(n,o)).join("")}function Ml(e,t){let n=e[t]??"";return t===0?n===""?"":`${Bt(n)}${n.endsWith(" ")?" ":""}`:n===""&&t<e.length-1?" ":fo(n)}function fo(e){return e.replace(xl,Dl)}function Dl(e){let t=Nl.get(e);return t!==void 0?t:/^[\da-f]{7}/iu.test(e)?e.replace(Tl,`$&${Ee}`):e.length===1?`\\${e}`:`${e.slice(0,-1)}${Ee}${e.slice(-1)}`}function go(e){return ho(e).replaceAll("<!--","<\\u{21}--")}function ko(e){return ho(e.replace(/[\r\n\t\u2028\u2029]+/gu," "))}function wo(e){let t=0;for(let n of e.match(/`+/gu)??[])t=Math.max(t,n.length);return t}import{createRequire as El}from"node:module";var yk=El(import.meta.url),Ak=import.meta.filename??import.meta.url,bo=class{diff(e,t,n={}){let a;typeof n=="function"?(a=n,n={}):"callback"in n&&(a=n.callback);let o=this.castInput(e,n),i=this.castInput(t,n),s=this.removeEmpty(this.tokenize(o,n)),c=this.removeEmpty(this.tokenize(i,n));return this.diffWithOptionsObj(s,c,n,a)}diffWithOptionsObj(e,t,n,a){var o;let i=g=>{if(g=this.postProcess(g,n),a){setTimeout(function(){a(g)},0);return}else return g},s=t.length,c=e.length,r=1,l=s+c;n.maxEditLength!=null&&(l=Math.min(l,n.maxEditLength));let u=(o=n.timeout)!==null&&o!==void 0?o:1/0,m=Date.now()+u,d=[{oldPos:-1,lastComponent:void 0}],p=this.extractCommon(d[0],t,e,0,n);if(d[0].oldPos+1>=c&&p+1>=s)return i(this.buildValues(d[0].lastComponent,t,e));let f=-1/0,h=1/0,k=()=>{for(let g=Math.max(f,-r);g<=Math.min(h,r);g+=2){let y,w=d[g-1],x=d[g+1];w&&(d[g-1]=void 0);let N=!1;if(x){let K=x.oldPos-g;N=x&&0<=K&&K<s}let L=w&&w.oldPos+1<c;if(!N&&!L){d[g]=void 0;continue}if(!L||N&&w.oldPos<x.oldPos?y=this.addToPath(x,!0,!1,0,n):y=this.addToPath(w,!1,!0,1,n),p=this.extractCommon(y,t,e,g,n),y.oldPos+1>=c&&p+1>=s)return i(this.buildValues(y.lastComponent,t,e))||!0;d[g]=y,y.oldPos+1>=c&&(h=Math.min(h,g-1)),p+1>=s&&(f=Math.max(f,g+1))}r++};if(a)(function g(){setTimeout(function(){if(r>l||Date.now()>m)return a(void 0);k()||g()},0)})();else for(;r<=l&&Date.now()<=m;){let g=k();if(g)return g}}addToPath(e,t,n,a,o){let i=e.lastComponent;return i&&!o.oneChangePerToken&&i.added===t&&i.removed===n?{oldPos:e.oldPos+a,lastComponent:{count:i.count+1,added:t,removed:n,previousComponent:i.previousComponent}}:{oldPos:e.oldPos+a,lastComponent:{count:1,added:t,removed:n,previousComponent:i}}}extractCommon(e,t,n,a,o){let i=t.length,s=n.length,c=e.oldPos,r=c-a,l=0;for(;r+1<i&&c+1<s&&this.equals(n[c+1],t[r+1],o);)r++,c++,l++,o.oneChangePerToken&&(e.lastComponent={count:1,previousComponent:e.lastComponent,added:!1,removed:!1});return l&&!o.oneChangePerToken&&(e.lastComponent={count:l,previousComponent:e.lastComponent,added:!1,removed:!1}),e.oldPos=c,r}equals(e,t,n){return n.comparator?n.comparator(e,t):e===t||!!n.ignoreCase&&e.toLowerCase()===t.toLowerCase()}removeEmpty(e){let t=[];for(let n=0;n<e.length;n++)e[n]&&t.push(e[n]);return t}castInput(e,t){return e}tokenize(e,t){return Array.from(e)}join(e){return e.join("")}postProcess(e,t){return e}get useLongestToken(){return!1}buildValues(e,t,n){let a=[],o;for(;e;)a.push(e),o=e.previousComponent,delete e.previousComponent,e=o;a.reverse();let i=a.length,s=0,c=0,r=0;for(;s<i;s++){let l=a[s];if(l.removed)l.value=this.join(n.slice(r,r+l.count)),r+=l.count;else{if(!l.added&&this.useLongestToken){let u=t.slice(c,c+l.count);u=u.map(function(m,d){let p=n[r+d];return p.length>m.length?p:m}),l.value=this.join(u)}else l.value=this.join(t.slice(c,c+l.count));c+=l.count,l.added||(r+=l.count)}}return a}},jl=class extends bo{constructor(){super(...arguments),this.tokenize=_l}equals(e,t,n){return n.ignoreWhitespace?((!n.newlineIsToken||!e.includes(`
`))&&(e=e.trim()),(!n.newlineIsToken||!t.includes(`
`))&&(t=t.trim())):n.ignoreNewlineAtEof&&!n.newlineIsToken&&(e.endsWith(`
`)&&(e=e.slice(0,-1)),t.endsWith(`
`)&&(t=t.slice(0,-1))),super.equals(e,t,n)}},$l=new jl;function yo(e,t,n){return $l.diff(e,t,n)}function _l(e,t){t.stripTrailingCr&&(e=e.replace(/\r\n/g,`
`));let n=[],a=e.split(/(\n|\r\n)/);a[a.length-1]||a.pop();for(let o=0;o<a.length;o++){let i=a[o];o%2&&!t.newlineIsToken?n[n.length-1]+=i:n.push(i)}return n}function Ol(e){for(let t=0;t<e.length;t++)if(e[t]<" "||e[t]>"~"||e[t]==='"'||e[t]==="\\")return!0;return!1}function Z(e){if(!Ol(e))return e;let t='"',n=new TextEncoder().encode(e),a=0;for(;a<n.length;){let o=n[a];o===7?t+="\\a":o===8?t+="\\b":o===9?t+="\\t":o===10?t+="\\n":o===11?t+="\\v":o===12?t+="\\f":o===13?t+="\\r":o===34?t+='\\"':o===92?t+="\\\\":o>=32&&o<=126?t+=String.fromCharCode(o):t+="\\"+o.toString(8).padStart(3,"0"),a++}return t+='"',t}var Ao={includeIndex:!0,includeUnderline:!0,includeFileHeaders:!0},Il={includeIndex:!1,includeUnderline:!1,includeFileHeaders:!0};function Gt(e,t,n,a,o,i,s){let c;s?typeof s=="function"?c={callback:s}:c=s:c={},typeof c.context>"u"&&(c.context=4);let r=c.context;if(c.newlineIsToken)throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");if(c.callback){let{callback:u}=c;yo(n,a,Object.assign(Object.assign({},c),{callback:m=>{let d=l(m);u(d)}}))}else return l(yo(n,a,c));function l(u){if(!u)return;u.push({value:"",lines:[]});function m(y){return y.map(function(w){return" "+w})}let d=[],p=0,f=0,h=[],k=1,g=1;for(let y=0;y<u.length;y++){let w=u[y],x=w.lines||Ll(w.value);if(w.lines=x,w.added||w.removed){if(!p){let N=u[y-1];p=k,f=g,N&&(h=r>0?m(N.lines.slice(-r)):[],p-=h.length,f-=h.length)}for(let N of x)h.push((w.added?"+":"-")+N);w.added?g+=x.length:k+=x.length}else{if(p)if(x.length<=r*2&&y<u.length-2)for(let N of m(x))h.push(N);else{let N=Math.min(x.length,r);for(let K of m(x.slice(0,N)))h.push(K);let L={oldStart:p,oldLines:k-p+N,newStart:f,newLines:g-f+N,lines:h};d.push(L),p=0,f=0,h=[]}k+=x.length,g+=x.length}}for(let y of d)for(let w=0;w<y.lines.length;w++)y.lines[w].endsWith(`
`)?y.lines[w]=y.lines[w].slice(0,-1):(y.lines.splice(w+1,0,"\\ No newline at end of file"),w++);return{oldFileName:e,newFileName:t,oldHeader:o,newHeader:i,hunks:d}}}function So(e,t){var n,a,o,i,s,c;if(t||(t=Ao),Array.isArray(e)){if(e.length>1&&!t.includeFileHeaders&&!e.every(u=>u.isGit))throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");return e.map(u=>So(u,t)).join(`
`)}let r=[];if(e.isGit){if(t=Ao,!e.oldFileName)throw new Error("oldFileName must be specified for Git patches");if(!e.newFileName)throw new Error("newFileName must be specified for Git patches");let u=e.oldFileName,m=e.newFileName;e.isCreate&&u==="/dev/null"?u=m.replace(/^b\//,"a/"):e.isDelete&&m==="/dev/null"&&(m=u.replace(/^a\//,"b/")),r.push("diff --git "+Z(u)+" "+Z(m)),e.isDelete&&r.push("deleted file mode "+((n=e.oldMode)!==null&&n!==void 0?n:"100644")),e.isCreate&&r.push("new file mode "+((a=e.newMode)!==null&&a!==void 0?a:"100644")),e.oldMode&&e.newMode&&!e.isDelete&&!e.isCreate&&(r.push("old mode "+e.oldMode),r.push("new mode "+e.newMode)),e.isRename&&(r.push("rename from "+Z(((o=e.oldFileName)!==null&&o!==void 0?o:"").replace(/^a\//,""))),r.push("rename to "+Z(((i=e.newFileName)!==null&&i!==void 0?i:"").replace(/^b\//,"")))),e.isCopy&&(r.push("copy from "+Z(((s=e.oldFileName)!==null&&s!==void 0?s:"").replace(/^a\//,""))),r.push("copy to "+Z(((c=e.newFileName)!==null&&c!==void 0?c:"").replace(/^b\//,""))))}else t.includeIndex&&e.oldFileName==e.newFileName&&e.oldFileName!==void 0&&r.push("Index: "+e.oldFileName),t.includeUnderline&&r.push("===================================================================");let l=e.hunks.length>0;t.includeFileHeaders&&e.oldFileName!==void 0&&e.newFileName!==void 0&&(!e.isGit||l)&&(r.push("--- "+Z(e.oldFileName)+(e.oldHeader?"	"+e.oldHeader:"")),r.push("+++ "+Z(e.newFileName)+(e.newHeader?"	"+e.newHeader:"")));for(let u=0;u<e.hunks.length;u++){let m=e.hunks[u],d=m.oldLines===0?m.oldStart-1:m.oldStart,p=m.newLines===0?m.newStart-1:m.newStart;r.push("@@ -"+d+","+m.oldLines+" +"+p+","+m.newLines+" @@");for(let f of m.lines)r.push(f)}return r.join(`
`)+`
`}function Ll(e){let t=e.endsWith(`
`),n=e.split(`
`).map(a=>a+`
`);return t?n.pop():n.push(n.pop().slice(0,-1)),n}var Vl=class extends bo{tokenize(e){return e.slice()}join(e){return e}removeEmpty(e){return e}},Ul=new Vl;function ql(e,t,n){return Ul.diff(e,t,n)}import{createRequire as Wl}from"node:module";var Pk=Wl(import.meta.url),xk=import.meta.filename??import.meta.url,Fl=2e3;function Jt(e,t,n){return Gt("","",e,t,void 0,void 0,{context:n,maxEditLength:Fl})?.hunks??[...Hl(e,t)]}function Hl(e,t){let[n,a]=[Co(e),Co(t)],o=[...vo("-",n),...vo("+",a)];return[{oldStart:1,oldLines:n.length,newStart:1,newLines:a.length,lines:o}]}function Co(e){return e.match(/[^\n]*\n|[^\n]+$/gu)??[]}function vo(e,t){return t.flatMap(n=>n.endsWith(`
`)?[`${e}${n.slice(0,-1)}`]:[`${e}${n}`,"\\ No newline at end of file"])}import{createRequire as zl}from"node:module";import{a_7 as Ek,b_7 as jk,c_7 as $k,d_7 as _k,e_7 as Ok,f_7 as Ik,g_7 as Lk,h_7 as Vk,i_7 as Uk,j_7 as qk,k_7 as Wk,l_7 as Fk,m_7 as Hk,n_7 as zk,o_7 as Kk,p_7 as Bk,q_7 as Ro}from"./check-at-once.js";import{a_40 as Zt}from"./check-at-once.js";import{a_37 as Yt,b_37 as Xk,c_37 as Qk,d_37 as Po,e_37 as xo,f_37 as ew,g_37 as Xt}from"./check-at-once.js";import{a_42 as j,b_42 as To,c_42 as E,d_42 as No,e_42 as de,f_42 as Mo}from"./check-at-once.js";import{a_29 as je,b_29 as iw,c_29 as sw,d_29 as Do,e_29 as cw,f_29 as rw,g_29 as C}from"./check-at-once.js";var uw=zl(import.meta.url),mw=import.meta.filename??import.meta.url;function z(e){let t=e.split(/[:/]/u).at(-1);return t===void 0||t===""?e:t}function P(e,t){return e.length<=t?e:`${e.slice(0,t).replace(/[\ud800-\udbff]$/u,"")}\u2026`}var Eo=60,he=400,jo=60;function _e(e,t){let n=qo(e,i=>`@@ ${i} @@`),a=n.length-Eo,o=a>0?[...n.slice(0,Eo),`  \u2026 ${a} more lines`]:n;return`${`**${R(P(ne(e),200))}** in ${R(P(t,100))}: ${e.kind}, ${e.risk} risk`}

${J(o,"diff")}
`}function qo(e,t=n=>`  ${n}`){if(e.kind==="update")return e.fields.flatMap(o=>at(o,t));let n=e.kind==="create"?Ne(e):Te(e),a=e.kind==="create"?"+":"-";return Zl(ot(n)).map(o=>`${a} ${P(o,he)}`)}function at({pointer:e,actual:t,desired:n},a){return[a(P(e,he)),...Kl(t,n)]}function Kl(e,t){if(Array.isArray(e)&&Array.isArray(t)&&[...e,...t].every(Bl)){let[o,i]=[new Set(e),new Set(t)],[s,c]=[e.filter(r=>!i.has(r)),t.filter(r=>!o.has(r))];if(s.length+c.length>0)return[...$o("-",s),...$o("+",c)]}let[n,a]=Gl(e,t);return Jt(n,a,1).flatMap(({lines:o},i)=>[...i===0?[]:["  \u2026"],...Yl(o)])}function Bl(e){return typeof e=="string"}function $o(e,t){return t.map(n=>`${e} ${P(n,he)}`)}function Gl(e,t){return[Jl,an,ot].map(n=>[n(e),n(t)]).find(([n,a])=>n!==a)??["",""]}function Jl(e){if(typeof e!="string"||!/^\s*[{[]/u.test(e))return an(e);try{return ot(JSON.parse(e))}catch{return an(e)}}function an(e){return ot(e).replace(/(?<=[^\n])$/u,`
`)}function ot(e){return e===void 0?"":typeof e=="string"?e:Ro(e,{lineWidth:0,aliasDuplicateObjects:!1})}function Zl(e){return e.replace(/\n$/u,"").split(`
`)}function Yl(e){let t=e.filter(s=>s.startsWith("-")),n=e.filter(s=>s.startsWith("+")),a=t.map((s,c)=>Xl(s,n[c]??"")),[o,i]=[0,0];return e.map(s=>{if(s.startsWith("\\"))return s;let[c="",r]=[s[0],s.slice(1)],l=c==="-"?a[o++]:c==="+"?a[i++]:0;return`${c} ${Ql(r,l??0)}`})}function Xl(e,t){let n=1;for(;n<e.length&&e[n]===t[n];)n+=1;return n-1}function Ql(e,t){let n=e.length<=he||t<=jo?0:t-jo;return n===0?P(e,he):`\u2026${P(e.slice(n).replace(/^[\udc00-\udfff]/u,""),he)}`}function ln(e,t){switch(e){case"Contact":case"EscalationPlan":return eu(t,e==="Contact"?"nowhere":"nobody");case"OnCallSchedule":return nu(t);case"Rotation":return ou(t);default:return}}var Qt=4;function eu({Plan:e},t){let n=0,a=[];for(let{DurationInMinutes:i,Targets:s}of E(C(e)?e.Stages:void 0)){let c=E(s).map(tu);c.length>0&&a.push(`${un(c)} ${n===0?"first":`after ${n} min`}`),n+=Number(i??0)}let o=a.length>Qt?[`and in ${b(a.length-Qt,"later stage")}`]:[];return a.length===0?t:[...a.slice(0,Qt),...o].join(", ")}function tu({ChannelTargetInfo:e,ContactTargetInfo:t}){let n=C(e)?e.ContactChannelId:C(t)?t.ContactId:void 0;return String(n??"nobody").replace(/^channel\//u,"")}function nu({Plan:e}){let t=C(e)&&Array.isArray(e.RotationIds)?e.RotationIds.map(String):[];return t.length===0?"no rotation":un(t)}var au=[["DailySettings","day"],["WeeklySettings","week"],["MonthlySettings","month"]];function ou({Recurrence:e,ContactIds:t}){let n=C(e)?e:{},[,a="turn"]=au.find(([r])=>Array.isArray(n[r]))??[],o=Number(n.RecurrenceMultiplier??1),i=o===1?a==="day"?"daily":`${a}ly`:`every ${o} ${a}s`,s=Array.isArray(t)?un(t.map(String)):"nobody",c=Number(n.NumberOfOnCalls??1);return`${i} through ${s}${c>1?`, ${c} at a time`:""}`}function un(e){return S(e.map(t=>`\`${P(z(t),80).replaceAll("`","'")}\``),5)}function iu({before:e,desired:t,fields:n}){let a=cu(e,t),o=du(e,t),i=l=>n.find(u=>u.pointer===l),[s,c]=[i("/ManagedPolicyArns"),i("/PermissionsBoundary")],r=n.filter(({pointer:l})=>l==="/AssumeRolePolicyDocument"?a.length>0:l.startsWith("/Policies/")?o.policies.has(Su(l.slice(10))):l==="/ManagedPolicyArns"||l==="/PermissionsBoundary");return{parts:[...a,...o.parts,...s===void 0?[]:yu(s),...c===void 0?[]:[Au(c)]],told:new Set(r.map(({pointer:l})=>l))}}function su(e){let t=e.AssumeRolePolicyDocument,n=sn(t).filter(a=>on(t,a)!=="denied");return n.length===0?void 0:`may be assumed by ${S(n.map(Fo),4)}`}function cu(e,t){let[n,a]=[e,t].map(c=>c.AssumeRolePolicyDocument),o=[...new Set([...sn(n),...sn(a)])],i=c=>S(o.filter(r=>c(on(n,r),on(a,r))).map(Fo),4),s=(c,r)=>r===""?[]:[c(r)];return[...s(c=>`can no longer be assumed by ${c}`,i((c,r)=>c!=="denied"&&r==="denied")),...s(c=>`can now be assumed by ${c}`,i((c,r)=>c==="denied"&&r==="allowed")),...s(c=>`can now be assumed by ${c} under conditions`,i((c,r)=>c==="denied"&&r==="dependent")),...s(c=>`can be assumed by ${c} only under conditions`,i((c,r)=>c==="allowed"&&r==="dependent")),...s(c=>`can be assumed by ${c} without conditions`,i((c,r)=>c==="dependent"&&r==="allowed"))]}var ru=["sts:AssumeRole","sts:AssumeRoleWithWebIdentity","sts:AssumeRoleWithSAML"],Wo="*";function on(e,t){let n=Ho(e,"trust"),a=t===Wo?{kind:"unnamed"}:lu(t);return n===void 0||a===void 0?"denied":wu(ru.map(o=>ku({resource:n},a,o,"*")))}function lu(e){return Yt(e)??(/:(?:saml|oidc)-provider\//u.test(e)?uu(e):void 0)}function uu(e){return{kind:"federated",provider:e}}function sn(e){let t=zo(e).flatMap(({Principal:n})=>C(n)?Object.values(n):[]);return[...new Set(t.flatMap(nt).map(String))]}var mu=new Map([["ssm-incidents.amazonaws.com","Incident Manager"],["ssm.amazonaws.com","Systems Manager"]]);function Fo(e){return e===Wo?"anybody":mu.get(e)??fe(e)}function du(e,t){let[n,a]=[e,t].map(gu),o=pu([...Oo(e),...Oo(t)]),i=o.map(u=>[u,_o(n,u),_o(a,u)]),s=new Set(i.flatMap(([{policy:u},m,d])=>m===d?[]:[u])),c=u=>S(bu(i.filter(([,m,d])=>u(m,d)).map(([m])=>hu(m,o))),5),r=u=>u==="allowed"||u==="dependent",l=[["no longer allows",c((u,m)=>r(u)&&!r(m))],["now allows",c((u,m)=>!r(u)&&m==="allowed")],["now allows under conditions",c((u,m)=>!r(u)&&m==="dependent")],["allows only under conditions",c((u,m)=>u==="allowed"&&m==="dependent")],["allows without conditions",c((u,m)=>u==="dependent"&&m==="allowed")],["now denies",c((u,m)=>u==="denied"&&m==="refused")],["no longer denies",c((u,m)=>u==="refused"&&m==="denied")]].flatMap(([u,m])=>m===""?[]:[`${u} ${m}`]);return{parts:l.length===0?[]:[`${l.join(", ")} by its inline policies`],policies:s}}function _o(e,{action:t,resource:n}){if(e===void 0)return"denied";let a=Yt("arn:aws:iam::111122223333:role/any");if(a===void 0)return"denied";let o=Xt({identity:e},{action:t,resource:n,caller:a,context:new Map,resourceSide:"unread"}),i=Zt(o);return i==="denied"&&o.effect==="explicitDeny"&&o.effects.length===1?"refused":i}function Oo({Policies:e}){return C(e)?Object.entries(e).flatMap(([t,n])=>zo(n).flatMap(({Action:a,Resource:o})=>nt(a).flatMap(i=>nt(o).map(s=>({action:String(i),resource:String(s),policy:t}))))):[]}function pu(e){return[...new Map(e.map(t=>[JSON.stringify(t),t])).values()]}function hu({action:e,resource:t},n){let a=n.every(o=>o.action!==e||o.resource==="*");return t==="*"&&a?fe(e):`${fe(e)} on ${fe(fu(t))}`}function fu(e){return/^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/su.exec(e)?.[1]??e}function gu({Policies:e}){let t=(C(e)?Object.values(e):[]).map(n=>Ho(n,"identity"));return t.every(n=>n!==void 0)?t:void 0}function Ho(e,t){if(e===void 0)return;let n=Po(e,{name:"policy",type:t});return xo(n)?void 0:n}function ku(e,t,n,a){return Zt(Xt(e,{action:n,resource:a,caller:t,context:new Map}))}function wu(e){return["allowed","dependent"].find(t=>e.includes(t))??"denied"}function yu({actual:e,desired:t}){let[n=[],a=[]]=[e,t].map(c=>Array.isArray(c)?c.map(String):[]),o=c=>S(c.map(r=>fe(z(r))),3),i=n.filter(c=>!a.includes(c)),s=a.filter(c=>!n.includes(c));return[...i.length===0?[]:[`loses policy ${o(i)}`],...s.length===0?[]:[`gains policy ${o(s)}`]]}function Au({actual:e,desired:t}){let[n,a]=[e,t].map(o=>fe(z(String(o))));return t===void 0?`loses its boundary ${n}`:e===void 0?`gets the boundary ${a}`:`gets the boundary ${a} instead of ${n}`}function zo(e){return C(e)?nt(e.Statement).filter(C):[]}function nt(e){return e===void 0?[]:Array.isArray(e)?e:[e]}function bu(e){return[...new Set(e)]}function Su(e){return e.replaceAll("~1","/").replaceAll("~0","~")}function fe(e){return`\`${P(e,80).replaceAll("`","'")}\``}function Ko(e,t="sync"){let n=`${G[e.resourceKind]} ${oe(e.name)}`;if(e.kind==="create")return en(`${n} is new`,Cu(e),": ");if(e.kind==="delete")return en(`${n} is deleted`,vu(e),": ");let{parts:a,told:o}=Ru(e,t),i=e.fields.filter(({pointer:c})=>!o.has(c)).map(ju),s=i.length===0?[]:[`gets ${S([...new Set(i)],4)}`];return en(n,[...a,...s]," ")}function en(e,t,n){return P(t.length===0?e:`${e}${n}${t.join("; ")}`,600)}function Cu({resourceKind:e,desired:t}){let n=ln(e,t),a=e==="Role"?su(t):void 0;return[n===void 0?a:`${mn[e].now} ${n}`].filter(o=>o!==void 0)}function vu({resourceKind:e,before:t}){let n=ln(e,t);return n===void 0?[]:[`${mn[e].before} ${n}`]}var mn={Contact:{now:"is paged",changed:"is now paged",before:"was paged"},EscalationPlan:{now:"pages",changed:"now pages",before:"paged"},OnCallSchedule:{now:"follows",changed:"now follows",before:"followed"},Rotation:{now:"goes",changed:"now goes",before:"went"},Runbook:{now:"",changed:"",before:""},Role:{now:"",changed:"",before:""}};function Ru(e,t){switch(e.resourceKind){case"Contact":{let[n,a]=[Tu(e.fields,t),Io(e)];return{parts:[...n.parts,...a.parts],told:new Set([...n.told,...a.told])}}case"EscalationPlan":case"OnCallSchedule":case"Rotation":return Io(e);case"Runbook":return Mu(e,t);case"Role":return iu(e)}}var Pu={parts:[],told:new Set},xu=/^\/(?:Plan\/(?:Stages\/\d+|RotationIds)|ContactIds|Recurrence\/(?:NumberOfOnCalls|RecurrenceMultiplier))$/u;function Io({resourceKind:e,before:t,desired:n,fields:a}){let[o,i]=[t,n].map(c=>ln(e,c));if(o===i||i===void 0)return Pu;let s=a.flatMap(({pointer:c})=>xu.test(c)?[c]:[]);return{parts:[`${mn[e].changed} ${i}${o===void 0?"":` instead of ${o}`}`],told:new Set(s)}}function Tu(e,t){let n=e.flatMap(a=>{let[,o,i]=/^\/Channels\/([^/]*)(\/DeliveryAddress)?$/u.exec(a.pointer)??[];if(o===void 0)return[];let s=oe(o.replaceAll("~1","/").replaceAll("~0","~"));return[{pointer:a.pointer,words:Nu(a,s,i!==void 0,t)}]});return{parts:n.map(({words:a})=>a),told:new Set(n.map(({pointer:a})=>a))}}function Nu({actual:e,desired:t},n,a,o){let i=o==="adoption"?"":", which reaches nobody until it is activated";return a?`channel ${n} gets another address${i}`:e===void 0?`gets channel ${n}${i}`:t===void 0?`loses channel ${n}`:`channel ${n} gets another type${i}`}function Mu({fields:e,actual:t,pinned:n=[]},a){let o=e.find(({pointer:l})=>l==="/Regions"),i=e.find(({pointer:l})=>l==="/Content"),s=Array.isArray(o?.actual)?o.actual:[],c=Array.isArray(o?.desired)?o.desired.filter(l=>!s.includes(l)):[],r=c.map(l=>oe(String(l)));return{parts:[...i===void 0?[]:[Du(t,a)],...c.length===0?[]:[`is brought to ${S(r,3)}`],...i===void 0||a==="adoption"||n.length===0?[]:[S(n.map(({plan:l,version:u})=>`${oe(l)} stays on v${u}`),3)]],told:new Set(["/Content",...c.length===0?[]:["/Regions"]])}}function Du(e,t){if(t==="adoption")return"has other content";let[n]=e.kind==="Runbook"?e.handles.copies:[];if(n===void 0||n.latestVersion==="")return"gets a new version";let a=Number(n.latestVersion)+1;return`gets v${a} (default v${n.defaultVersion} to v${a})`}var Eu=new Map([["/DisplayName","another display name"],["/Description","another description"],["/MaxSessionDuration","another longest session"],["/Path","another path"],["/AssumeRolePolicyDocument","another trust policy"],["/TargetType","another target type"],["/DocumentFormat","another format"],["/Requires","other required documents"],["/Regions","the same content in every Region"],["/StartTime","another start"],["/ContactIds","other people"],["/Plan/RotationIds","other rotations"],["/Recurrence/ShiftCoverages","other shift hours"],["/Recurrence/DailySettings","other hand-off times"],["/Recurrence/WeeklySettings","other hand-off times"],["/Recurrence/MonthlySettings","other hand-off times"]]);function ju({pointer:e,desired:t}){let n=Eu.get(e);if(n!==void 0)return n;if(e.startsWith("/Tags/"))return"other tags";if(e==="/TimeZoneId")return`time zone ${oe(String(t))}`;let a=/^\/Plan\/Stages\/(\d+)$/u.exec(e)?.[1];return a!==void 0?`other details of stage ${Number(a)+1}`:e.startsWith("/Policies/")?`another inline policy ${oe(e.slice(10))}`:`another ${oe(e)}`}function oe(e){return`\`${P(e,80).replaceAll("`","'")}\``}function Oe(e,t={}){if(e.resourceKind!=="ResponsePlan")return Ko(e);let{subject:n,words:a}=it(e,t);return`${n} ${a}`}function it(e,{silence:t,inputs:n=[]}={}){let a=Y(e.name),o=t===void 0?[]:[`would page nobody ${t}`];if(e.kind==="create")return{subject:a,words:`is new: ${nn([...o,...$u(e.desired)])}`};if(e.kind==="delete")return{subject:a,words:`is deleted: ${nn(_u(e.actual.plan))}`};let i=nn([...o,...Ou(e.actual.plan,e.desired,n),...Wu(e)]);return{subject:a,words:i}}function Ie(e){return(e.engagements??[]).map(t=>P(z(t),80))}function $u(e){let t=cn(e);return[`pages ${Bo(e)}`,`impact ${e.incidentTemplate.impact}`,...t===void 0?["runs no runbook"]:[`runs ${$e(t)}`]]}function _u(e){return[`no longer pages ${Bo(e)}`]}function Ou(e,t,n){return[...Iu(e,t),...Lu(e,t),...Vu(cn(e),cn(t),n),...tn("chat",Lo(e),Lo(t)),...tn("notifies",Vo(e),Vo(t)),...tn("PagerDuty services",Uo(e),Uo(t))]}function Iu(e,t){let{added:n,removed:a}=Go(e.engagements,t.engagements);return n.length===0&&a.length===0?[]:(t.engagements??[]).length===0?[`pages nobody any more, was ${pe(a)}`]:n.length===0?[`no longer pages ${pe(a)}`]:a.length===0?[`${(e.engagements??[]).length===0?"now":"also"} pages ${pe(n)}`]:[`now pages ${pe(n)} instead of ${pe(a)}`]}function Lu(e,t){let[n,a]=[e.incidentTemplate.impact,t.incidentTemplate.impact];return n===a?[]:[`impact ${n} to ${a}`]}function Vu(e,t,n){if(e===void 0)return t===void 0?[]:[`now runs ${$e(t)}`];if(t===void 0)return[`no longer runs ${$e(e)}`];if(e.documentName!==t.documentName)return[`runbook ${$e(e)} to ${$e(t)}`];let[a,o]=[rn(e),rn(t)],i=e.roleArn===t.roleArn?[]:[`runbook's role ${Y(z(t.roleArn))}`];return[...a===o?[]:[[`runbook ${a} to ${o}`,n.join(" and ")].filter(s=>s!=="").join(" ")],...i]}function tn(e,t,n){let{added:a,removed:o}=Go(t,n);return a.length===0&&o.length===0?[]:[`${e}: ${[...a.map(i=>`+ ${Y(i)}`),...o.map(i=>`\u2212 ${Y(i)}`)].join(" ")}`]}var Uu=/^\/(?:engagements|chatChannel|integrations|incidentTemplate\/(?:impact|notificationTargets)|actions$|actions\/\d+\/ssmAutomation\/(?:documentName|documentVersion|roleArn)$)/u,qu=new Map([["/displayName","display name"],["/incidentTemplate/title","title"],["/incidentTemplate/summary","summary"],["/incidentTemplate/dedupeString","dedupe string"]]);function Wu(e){let t=e.fields.filter(({pointer:n})=>!Uu.test(n)).map(({pointer:n})=>Fu(n));return t.length===0?[]:[`new ${S([...new Set(t)],4)}`]}function Fu(e){let t=qu.get(e);return t!==void 0?t:e.startsWith("/tags")?"tags":e.startsWith("/incidentTemplate/incidentTags")?"incident tags":/[pP]arameters/u.test(e)?"runbook input":Y(e)}function nn(e){return P(e.length===0?"changes":e.join("; "),600)}function Bo(e){return(e.engagements??[]).length===0?"nobody":pe(e.engagements??[])}function pe(e){return S(e.map(t=>Y(z(t))),5)}function cn(e){return e.actions?.[0]?.ssmAutomation}function $e(e){return`${Y(z(e.documentName))} ${rn(e)}`}function rn({documentVersion:e="$DEFAULT"}){return/^\d+$/u.test(e)?`v${e}`:Y(e)}function Lo({chatChannel:e}){return e!==void 0&&"chatbotSns"in e?e.chatbotSns.map(z):[]}function Vo({incidentTemplate:e}){return(e.notificationTargets??[]).flatMap(({snsTopicArn:t})=>t===void 0?[]:[z(t)])}function Uo({integrations:e=[]}){return e.map(({pagerDutyConfiguration:t})=>t.name)}function Go(e=[],t=[]){let[n,a]=[new Set(e),new Set(t)];return{added:[...a].filter(o=>!n.has(o)),removed:[...n].filter(o=>!a.has(o))}}function Y(e){return`\`${P(e,80).replaceAll("`","'")}\``}import{createRequire as Hu}from"node:module";import{a_55 as Pw,b_55 as xw,c_55 as Jo,d_55 as dn,e_55 as Tw,f_55 as Zo}from"./check-at-once.js";import{a_52 as Dw,b_52 as Yo,c_52 as Xo,d_52 as Ew}from"./check-at-once.js";var $w=Hu(import.meta.url),_w=import.meta.filename??import.meta.url;function Qo(e,t,n){let{engagements:a=[],integrations:o=[]}=t;if(a.length===0||o.length>0)return;let i=[n];for(let s of a){let c=zu(e,s,n);if(c===void 0)return;i=i.flatMap(r=>c.flatMap(l=>Ku(r,l)))}return i}function zu(e,t,n){let{state:a}=Na(e,t);if(a!=="reached"&&a!=="unknown")return[n];let{gaps:o,reasons:i}=Da(e,t,n);return i.length>0?void 0:o}function Ku(e,t){let[n,a]=[Math.max(e.start,t.start),Math.min(e.end,t.end)];return n<a?[{start:n,end:a}]:[]}var Bu=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function ei(e,t){let n=Math.round(e.reduce((s,{start:c,end:r})=>s+(r-c),0)/36e5);if(n>=168)return"at all";let a=Gu(e,t);if(a!==void 0)return`between ${a[0]} and ${a[1]} UTC`;let o=Ju(e,t);if(o.length>0)return`all ${Zu(o)} (UTC)`;let[i]=e;return i===void 0?"at no time":`for ${n===0?"less than an hour":n===1?"1 hour":`${n} hours`} of the week, first ${ai(i.start)} ${ge(i.start)} to ${ge(i.end)} UTC`}function Gu(e,t){let n=e[0],a=e.at(-1);if(n===void 0||a===void 0)return;let o=n.start===t.start&&a.end>=t.end-6e4&&e.length===8?[...e.slice(1,-1),{start:a.start,end:t.end+(n.end-n.start)}]:e;if(o.length!==7)return;let i=new Set(o.map(({start:c,end:r})=>`${ge(c)} ${ge(r)}`)),s=new Set(o.map(({start:c})=>Math.floor(c/864e5))).size===7;return i.size===1&&s?[ge(o[0]?.start??0),ge(o[0]?.end??0)]:void 0}function Ju(e,t){let n=[];for(let{start:a,end:o}of e){if((a-t.start)%864e5!==0||o-a<8634e4)return[];if((o-t.start)%864e5>6e4&&(o-t.start)%864e5<8634e4)return[];for(let i=a;i<o-6e4;i+=864e5)n.push(ai(i))}return n}function Zu(e){let t=e.at(-1);return e.length<2?t??"":`${e.slice(0,-1).join(", ")} and ${t}`}function ai(e){return Bu[new Date(e).getUTCDay()]??""}function ge(e){let t=e%864e5===8634e4?e+6e4:e;return new Date(t).toISOString().slice(11,16)}var Yu=168*36e5;function Xu(e,t,n,a){if(e.resourceKind!=="ResponsePlan"||e.kind==="delete")return{};let o=oi(e.kind==="update"?e.actual.plan:void 0,e.desired,t,a),i=e.kind==="update"?Qu(e,t.after,n):[];return{...o===void 0?{}:{silence:o},...i.length===0?{}:{inputs:i}}}function oi(e,t,n,a){let o=Date.UTC(a.getUTCFullYear(),a.getUTCMonth(),a.getUTCDate()),i={start:o,end:o+Yu},s=Qo(n.after,t,i);if(s===void 0||s.length===0)return;let c=ei(s,i),r=e===void 0?void 0:Qo(n.before,e,i);return r!==void 0&&ei(r,i)===c?void 0:c}function Qu({actual:e,desired:t},n,a){let[o,i]=[e.plan,t].map(d=>d.actions?.[0]?.ssmAutomation);if(o===void 0||i===void 0||o.documentName!==i.documentName)return[];let[s]=a.regions,c=uo(s,a.account,i.documentName),[,r=""]=c.split(":"),l=et(n,n.documents,c,{name:"ssm:documents",account:r,region:s});if(l.state!=="present")return[];let[u,m]=[o,i].map(({documentVersion:d})=>Ea(l.value,d)?.parameters);return u===void 0||m===void 0?[]:em(u,m)}function em(e,t){let[n,a]=[e,t].map(s=>new Map(s.map(c=>[c.name,c]))),o=t.filter(({name:s})=>n?.has(s)===!1),i=e.filter(({name:s})=>a?.has(s)===!1);return[...o.length>0?[`adds the ${ti(o,o.every(({isRequired:s})=>s))}`]:[],...i.length>0?[`drops the ${ti(i)}`]:[]]}function ti(e,t=!1){let n=e.map(({name:a})=>`\`${a.replaceAll("`","'")}\``);return`${t?"required ":""}input${e.length===1?"":"s"} ${S(n,4)}`}function tm(e){let t=e.changes.changes.filter(n=>!D(n));return t.length===0?[]:e.plans.flatMap(n=>{let a=[e.before,e.after].map(i=>zt(n,i,e.target)),o=t.filter(i=>a.some(s=>s.has(A(i))));return o.length===0?[]:[nm(n,o,e)]})}function nm(e,t,n){let{before:a,after:o,target:i,at:s,now:c}=n,r=oi(e,e,{before:a,after:o},c),[l,u]=[a,o].map(p=>ii(tt(p,e.engagements??[],s))),m=l!==void 0&&u!==void 0&&l.join(`
`)!==u.join(`
`),d=n.brokenOf(e.name);return{plan:e.name,target:i.name,through:t,...r===void 0?{}:{silence:r},...m?{firstPage:{before:l,after:u}}:{},...d.length===0?{}:{broken:d}}}function ii({pages:e,silences:t}){let[n]=e,a=t.filter(({kind:o})=>o==="unknown");if(n===void 0)return a.length===0?[]:void 0;if(!a.some(({minute:o})=>o<=n.minute))return[...new Set(e.filter(({minute:o})=>o===n.minute).map(({person:o})=>o))].sort()}var am=10;function pn(e,t,n,a){let{repository:o,gathered:i}=e,s=cm(a),c={before:om(e,t,n),after:i.facts},r=new Map(o.plans.map(({plan:p,target:f})=>[ni(p.name,f?.name),p])),l=p=>tt(c.after,p.engagements??[],s),u=(t?.targets??[]).flatMap(({target:p,changes:f})=>f.flatMap(h=>h.resourceKind!=="ResponsePlan"||h.kind==="delete"?[]:[{target:p,plan:h.desired}])),m=new Map(o.targets.map(p=>[p.name,p])),d=new Map;return{foresightOf:(p,f)=>{let h=m.get(f);if(h===void 0)return{};let k=d.get(p)??Xu(p,c,h,a);return d.set(p,k),k},firstPageOf:(p,f)=>{let h=r.get(ni(p,f));return h===void 0?void 0:ii(l(h))??Ie(h)},effects:(t?.targets??[]).flatMap(p=>{let f=m.get(p.target);if(f===void 0)return[];let h=o.plans.filter(g=>g.target===f).map(({plan:g})=>g),k=im(e,f,c.before,a);return tm({target:f,changes:p,plans:h,...c,at:s,now:a,brokenOf:k})}),timelines:u.map(({target:p,plan:f})=>({plan:f.name,at:new Date(s).toISOString(),timelines:[{target:p,...l(f)}]})).filter(({timelines:p})=>p.some(({pages:f})=>f.length>0)).slice(0,am)}}function om({gathered:{facts:e,known:t},base:n},a,o){if((a?.targets??[]).flatMap(s=>s.changes).every(({resourceKind:s})=>s==="ResponsePlan"))return e;let i=o==="base"&&n!==void 0&&"loaded"in n;return Yo({...t,...i?{declared:Xo(n.loaded.declared)}:{}})}function im({repository:e,result:t},n,a,o){let i=new Map(t.readiness.filter(c=>c.target===n.name&&c.verdict==="notReady").map(({plan:c,because:r})=>[c,r])),s;return c=>{let r=i.get(c);return r===void 0?[]:(s??=sm(a,{repository:e,target:n,now:o,isWanted:l=>i.has(l)}),[...new Set(r)].filter(l=>s?.get(c)?.has(l)!==!0))}}function sm(e,{repository:t,target:n,now:a,isWanted:o}){let{readiness:i}=Jo({plans:t.plans.filter(({plan:s,target:c})=>c===n&&o(s.name)),declared:[],facts:e,config:t.config,targets:[n],today:a.toISOString().slice(0,10),leavesOutRequests:!0});return new Map(i.map(({plan:s,verdict:c,because:r})=>[s,new Set(c==="ready"?[]:r)]))}function cm(e){let t=Date.UTC(e.getUTCFullYear(),e.getUTCMonth(),e.getUTCDate(),3);return t>e.getTime()?t:t+24*36e5}function ni(e,t){return JSON.stringify([e,t??null])}import{createRequire as rm}from"node:module";import{a as lm}from"./chunk-NERGO5ID.js";var Gw=rm(import.meta.url),Jw=import.meta.filename??import.meta.url;function Le(e){let t=lm.flatMap(n=>{let a=e.filter(o=>o===n).length;return a===0?[]:[b(a,G[n])]});return t.length===0?b(0,G.ResponsePlan):S(t)}import{createRequire as um}from"node:module";import{a as mm}from"./chunk-BTPSV467.js";var ty=um(import.meta.url),ny=import.meta.filename??import.meta.url;function hn(e){let t=km(e);if(t===void 0||t.errorCode!==void 0)return;let{eventTime:n,eventName:a,userIdentity:o}=t;return typeof n!="string"||typeof a!="string"||!C(o)?void 0:{change:{...dm(o),at:n,operation:a},arns:[...new Set(pm(t))]}}function fn({by:e,role:t,at:n,operation:a,isOwn:o}){let i=t===void 0?je(e):`${je(e)} (role ${je(t)})`;return`${o?`a sync of Muster's, session ${i},`:i} at ${n.slice(0,19).replace("T"," ")} UTC by ${je(a)}`}function dm(e){let{arn:t,type:n,userName:a,invokedBy:o}=e,[,i,s]=/:assumed-role\/([^/]+)\/(.+)$/s.exec(String(t??""))??[];if(i!==void 0&&s!==void 0)return{by:s,role:i,isOwn:s.startsWith(mm)};if(n==="Root")return{by:"the root user",isOwn:!1};let c=[a,o,t].find(r=>typeof r=="string"&&r!=="");return{by:typeof c=="string"?c:"somebody whom CloudTrail does not name",isOwn:!1}}function pm(e){let{eventSource:t,eventName:n,recipientAccountId:a,awsRegion:o}=e,[i,s]=[e.requestParameters,e.responseElements].map(u=>C(u)?u:{}),c=String(o),r=(u,m,d)=>`arn:${fm(c)}:${u}:${m}:${a}:${d}`,l=(u={},...m)=>m.flatMap(d=>typeof u[d]=="string"?[gm(u[d])]:[]);switch(t){case"ssm-contacts.amazonaws.com":return[...l(i,"contactId","contactChannelId","rotationId","resourceARN","resourceArn"),...l(s,"contactArn","rotationArn"),...n==="CreateContact"?l(i,"alias"):[]].map(u=>u.startsWith("arn:")?hm(u):r("ssm-contacts",c,`contact/${u}`));case"ssm.amazonaws.com":return(i?.resourceType===void 0||i.resourceType==="Document"?l(i,"name","resourceId"):[]).map(u=>u.startsWith("arn:")?u:r("ssm",c,`document/${u}`));case"iam.amazonaws.com":return l(i,"roleName").map(u=>r("iam","",`role/${u}`));default:return[...l(i,"arn","resourceArn"),...l(s,"arn"),...n==="CreateResponsePlan"?l(i,"name").map(u=>r("ssm-incidents","",`response-plan/${u}`)):[]]}}function hm(e){return e.replace(/:contact-?channel\/([^/]+)\/.*$/su,":contact/$1")}function fm(e){return e.startsWith("cn-")?"aws-cn":e.startsWith("us-gov-")?"aws-us-gov":"aws"}function gm(e){try{return decodeURIComponent(e)}catch{return e}}function km(e){try{let t=JSON.parse(e);return C(t)?t:void 0}catch{return}}import{createRequire as wm}from"node:module";var cy=wm(import.meta.url),ry=import.meta.filename??import.meta.url,ym=new Set(["file-outside-repository","invalid-yaml","invalid-shape","unknown-variable"]);function X({rule:e,severity:t}){return t==="error"&&ym.has(e)}import{createRequire as Am}from"node:module";var my=Am(import.meta.url),dy=import.meta.filename??import.meta.url;function ie(e){let t=[b(e.errors,"error"),b(e.warnings,"warning"),b(e.notices,"notice"),`${e.unchecked} unchecked`,...e.suppressed>0?[`${e.suppressed} suppressed`]:[],...e.baselined===void 0?[]:[`${e.baselined} in the baseline`]];return`${b(e.plans,"plan")} in ${b(e.files,"file")}: ${t.join(", ")}`}import{createRequire as bm}from"node:module";var gy=bm(import.meta.url),ky=import.meta.filename??import.meta.url,Sm={error:"\u274C",warning:"\u26A0\uFE0F",notice:"\u2139\uFE0F"},si={ready:"\u2705 yes",notReady:"\u274C no",unknown:"\u2754 unknown"},ci=new WeakMap;function ke(e,t){return ae(e).map(n=>{let a=ci.get(n);if(a!==void 0&&a.linkTo===t)return a.item;let o=Cm(n,t);return ci.set(n,{linkTo:t,item:o}),o})}function Cm({at:e,severity:t,rule:n,message:a,hint:o,target:i},s){let c=R(`${e.file}:${e.line}`),r=s===void 0?c:`[${c}](<${s(e.file,e.line)}>)`,l=i===void 0?R(n):`${R(n)}, ${R(i)}`,u=o===void 0?"":`. ${T(o)}`;return`- ${Sm[t]} ${r} ${T(a)} (${l})${u}`}function vm(e){let t=n=>n.map(a=>R(a));return De(e).map(({reason:n,rules:a,plans:o})=>{let i=o.length===0?"":` for ${S(t(o),10)}`;return`- ${T(n)}: ${S(t(a),3)}${i}`})}function we({verdict:e,because:t}){if(t.length===0)return si[e];let n=[...new Set(t)].map(a=>R(a,"cell"));return`${si[e]}: ${S(n,3)}`}function st(e,t){return R(B(e,t),"cell")}var ri={notReady:0,unknown:1,ready:2};function Rm(e,t={}){let n=t.limit??Number.POSITIVE_INFINITY,a=[`### Muster: ${ie(e.summary)}`];return H(a.join(`

`),Q(e,t.linkTo),n,"The JSON report has all of it.")}function Q(e,t){return[{title:"Findings",items:ke(e.diagnostics,t)},{title:"Would it work in an incident?",items:Pm(e.readiness)},{title:"Not checked",items:vm(e.unchecked)}]}function Pm(e){return[...e].sort((t,n)=>ri[t.verdict]-ri[n.verdict]).map(t=>`- ${st(t.plan,t.target)} ${we(t)}`)}import{createRequire as xm}from"node:module";var Py=xm(import.meta.url),xy=import.meta.filename??import.meta.url,ee={high:1,medium:2,low:3};function ct(e,t,n=()=>!1,a=[]){let o=new Map(e.readiness.map(h=>[U(h.plan,h.target),h])),i=e.diagnostics.filter(({severity:h})=>h==="error"),s=new Set(i.flatMap(({plan:h,target:k})=>h===void 0?[]:[U(h,k)])),c=new Set((t?.targets??[]).flatMap(({target:h,notCompared:k=[]})=>k.map(g=>U(g,h)))),r=new Set(i.filter(X).flatMap(({plan:h,target:k})=>h===void 0?[]:[U(h,k)])),l=new Set((t?.failures??[]).map(({target:h})=>h)),u=new Set((t?.targets??[]).flatMap(({target:h,unowned:k})=>k.filter(({adoption:g})=>D(g)).map(({name:g})=>U(g,h)))),m=new Map(a.filter(Mm).map(h=>[U(h.plan,h.target),h])),d=new Map,p=(h,k,g)=>{let y=U(h,k);if(d.has(y))return;let w=s.has(y)||s.has(U(h,void 0));d.set(y,{plan:h,target:k,change:g,readiness:o.get(y)??o.get(U(h,void 0)),hasError:w,isUntouched:c.has(y),isUncompared:g===void 0&&(r.has(y)||r.has(U(h,void 0))||l.has(k??"")),isFile:!1,effect:m.get(y),isUnowned:u.has(y)})};for(let{target:h,changes:k}of t?.targets??[])for(let g of k.filter(D))p(g.name,h,g);for(let{target:h,unowned:k}of t?.targets??[])for(let{name:g,adoption:y}of k)D(y)&&p(g,h);for(let{plan:h,target:k}of m.values())p(h,k);for(let{plan:h,target:k,verdict:g}of e.readiness)g==="notReady"&&p(h,k);Tm(d,i,p);let f=h=>!d.has(h)&&!c.has(h);return{rows:[...d.values()].sort((h,k)=>li(h,n)-li(k,n)),quiet:Nm(e,f,l),untouched:[...c].filter(h=>!d.has(h)).length}}function Tm(e,t,n){let a=new Set([...e.values()].map(({plan:o})=>o));for(let{plan:o,target:i,at:s}of t)o!==void 0?(a.has(o)||n(o,i),a.add(o)):e.set(U(s.file,"\0"),{plan:s.file,target:void 0,change:void 0,readiness:void 0,hasError:!0,isUntouched:!1,isUncompared:!0,isFile:!0,effect:void 0,isUnowned:!1})}function Nm(e,t,n){let a=e.readiness.filter(({plan:i,target:s})=>t(U(i,s))&&!n.has(s??"")),o=a.filter(({verdict:i})=>i==="unknown").length;return{ready:a.length-o,unknown:o}}function li(e,t){return rt(e,e.change!==void 0&&t(e.change,e.target??""))}function rt({hasError:e,readiness:t,change:n,effect:a,isUnowned:o},i){return e||t?.verdict==="notReady"?0:i||a?.silence!==void 0?.5:n!==void 0?ee[n.risk]:o?ee.high:a===void 0?4:ee.medium}function ye({hasError:e,readiness:t}){return t===void 0?e:t.verdict==="notReady"}function Mm({silence:e,firstPage:t,broken:n}){return e!==void 0||t!==void 0||n!==void 0}function U(e,t){return JSON.stringify([e,t??null])}function Dm(e,t,n){let a=new Set((t.failures??[]).map(({target:c})=>c)),o=ct(e,t).rows.flatMap(({plan:c,target:r,change:l,readiness:u})=>{if(l===void 0&&u?.verdict!=="notReady")return[];let m=r!==void 0&&!a.has(r),d={resource:c,target:r,change:l?.kind,isCompared:m};return l?.kind==="create"||u===void 0?[{...d,wouldWork:void 0,because:[]}]:[{...d,wouldWork:u.verdict,because:u.because,readiness:u}]}),i=new Map(e.readiness.map(c=>[gn(c.target,c.plan),c.verdict])),s=t.targets.flatMap(({target:c,changes:r})=>r.filter(l=>!D(l)).map(l=>{let u=n(c,A(l)).map(p=>[p,i.get(gn(c,p))??i.get(gn(void 0,p))]),m=["notReady","unknown","ready"].find(p=>u.some(([,f])=>f===p)),d=m==="ready"?[]:u.flatMap(([p,f])=>f===m?[p]:[]);return{resource:A(l),target:c,change:l.kind,isCompared:!0,wouldWork:m,because:d}}));return[...o,...s]}function gn(e,t){return JSON.stringify([e??null,t])}var Em=64e3,kn=100;function jm({check:e,diff:t}){return t.targets.some(({changes:n})=>n.length>0)||e.readiness.some(({verdict:n})=>n==="notReady")}var $m="AWS differs from what was merged";function _m(e,t=Em){let{check:n,diff:a,linkTo:o,lastChanges:i=[]}=e,s=a.targets.flatMap(({target:d,changes:p})=>p.map(f=>({target:d,change:f}))),c=ui(e),r=s.map(({target:d,change:p})=>`- ${T(Oe(p))}, in ${R(d)}${T(zm(i,d,A(p)))}`),l=n.readiness.filter(({verdict:d})=>d==="notReady").length,u=[Lm(s.map(({change:d})=>d.resourceKind),l),...c.length===0?[]:[Um(c)],...Hm("What a sync would do about it:",r),...s.length>0?[Wm(e)]:[],"This issue closes by itself when AWS is as merged and every plan would work."],m=[{title:"Field by field, as a sync would change it",items:s.map(({target:d,change:p})=>_e(p,d))},{title:"Channels that wait for their activation",items:a.targets.flatMap(Om)},lt(a),...Q(n,o)];return H(u.join(`

`),m,t,"`muster drift` prints all of it.")}function ui({check:e,diff:t,reliance:n=()=>[]}){return Dm(e,t,n)}function Om({target:e,pending:t=[]}){return t.map(({contact:n,channel:a})=>`- ${R(a)} of ${R(n)} in ${R(e)}: nobody is reached there until its owner types the code that AWS sent`)}function lt({targets:e}){return{title:"Differences that the files leave alone",items:e.flatMap(({target:t,ignored:n=[]})=>n.map(a=>Im(a,t)))}}function Im({name:e,pointer:t,reason:n,until:a,file:o,line:i},s){let c=a===void 0?"":`, until ${a}`,r=R(`${o}:${i}`);return`- ${R(P(e,200))} in ${R(s)}, ${R(P(t,200))}: ${T(P(n,300))}${c} (${r})`}function Lm(e,t){let n=`${Le(e)} in AWS ${e.length===1?"differs":"differ"} from what was merged`,a=`${b(t,"plan")} would not work in an incident`;return t===0?`${n}.`:e.length===0?`${a}, although AWS is as merged.`:`${n}; ${a}.`}var Vm={create:"no: AWS lacks it",update:"no",delete:"no: in no file"};function Um(e){let t=e.slice(0,kn).map(a=>{let o=a.isCompared?"yes":"\u2754 unknown",i=a.change===void 0?o:Vm[a.change];return`| ${st(P(a.resource,200),a.target)} | ${i} | ${qm(a)} |`}),n=e.length-t.length;return["| What | In sync | Would work |","| --- | --- | --- |",...t,...n>0?["",`and ${b(n,"more row")}`]:[]].join(`
`)}function qm({wouldWork:e,because:t,readiness:n}){if(n!==void 0)return we(n);if(e===void 0)return"\u2013";if(e==="ready")return"\u2705 yes";let a=S(t.map(o=>R(P(o,80),"cell")),3);return`${e==="notReady"?"\u274C no":"\u2754 unknown"}: ${a}`}function Wm({proposal:e}){return["Three ways out:","","- **Restore** what was merged: run the sync workflow by hand; it applies what was reviewed.",`- **Adopt** what AWS has: ${Fm(e)}`,"- **Ignore** it: put `# muster: ignore[drift] REASON (until YYYY-MM-DD)` on the field's line, or at the head of its document. Until that day no sync touches it, and after it `muster check` fails."].join(`
`)}function Fm(e){let t="run `muster import --update`, and merge what it writes.";return e===void 0?t:e.kind==="open"?`merge #${e.number}, which edits the files.`:`#${e.number} proposed it and was closed; to do it all the same, reopen it, or ${t}`}function Hm(e,t){if(t.length===0)return[];let n=t.length-kn;return[e,[...t.slice(0,kn),...n>0?[`- and ${n} more`]:[]].join(`
`)]}function zm(e,t,n){let a=e.find(o=>o.target===t&&o.resource===n);return a===void 0?"":`; last changed by ${fn(a)}`}import{createRequire as Km}from"node:module";var Uy=Km(import.meta.url),qy=import.meta.filename??import.meta.url;function wn(e){return`${e.timelines.map(t=>Bm(e,t)).join(`

`)}
`}function Bm({plan:e,at:t},n){let a=Date.parse(t),o=n.target===void 0?"":` in ${Ve(n.target)}`,i=["gantt",`  title ${Ve(e)}${o}: who is paged when (UTC)`,"  dateFormat YYYY-MM-DD HH:mm","  axisFormat %H:%M"];for(let[s,c]of Jm(n.pages))i.push(`  section ${Ve(s)}`,...c.map(r=>`  ${Gm(r,a)}`));for(let{path:s,minute:c,reason:r}of n.silences)i.push(`  section ${Ve(s.at(-1)??"")}`),i.push(`  pages nobody, ${Ve(r)} :crit, ${mi(a,c)}, 1m`);return i.join(`
`)}function Gm({minute:e,channel:t,retryEveryMinutes:n},a){let o=n===void 0?"":` and every ${n} min`;return`+${e} min ${t.type}${o} :${mi(a,e)}, 1m`}function Jm(e){let t=new Map;for(let n of e)t.set(n.person,[...t.get(n.person)??[],n]);return t}function mi(e,t){return new Date(e+t*6e4).toISOString().slice(0,16).replace("T"," ")}function Ve(e){return e.replace(/[^\p{L}\p{N}_./ -]+/gu," ").replace(/\s+/g," ").trim().slice(0,120)}import{createRequire as Zm}from"node:module";var Hy=Zm(import.meta.url),zy=import.meta.filename??import.meta.url;function yn(e,t){let n=t.filter(o=>!o.startsWith("-")),a=t.filter(o=>o.startsWith("-")).map(o=>`${e}=${di(o)}`);return[...n.length===0?[]:[`${e} ${n.map(di).join(" ")}`],...a].join(" ")}function di(e){return/^[\w./:@%+-]+$/u.test(e)?e:`'${e.replaceAll("'","'\\''")}'`}import{createRequire as Ym}from"node:module";import{a_18 as q}from"./check-at-once.js";var Zy=Ym(import.meta.url),Yy=import.meta.filename??import.meta.url,Xm=20,Qm=1e3,ed=4;function ki(e,t,n){let a=[...t.flatMap(r=>td(r,e)),...od(e,t),...rd(e),...ld(e)];if(a.length===0)return[];let o=new Set(a.map(({target:r})=>r)),i=pd(a.toSorted((r,l)=>r.rank-l.rank)),s=Re(i.slice(0,Xm).map(r=>`- ${T(`${P(r.words,Qm)}${hd(r.targets,o.size)}`)}`),n),c=i.slice(s.length).reduce((r,{count:l})=>r+l,0);return[e.comparedWith==="aws"?"After the merge, at 03:00 UTC:":"Against the base branch, at 03:00 UTC:",[...s,...c>0?[`- and ${b(c,"more change")}`]:[]].join(`
`)]}function Sn(e){return(e?.targets??[]).flatMap(({target:t,changes:n})=>n.flatMap(a=>D(a)?[]:[{change:a,target:t}]))}function wi(e){return S(e.map(t=>`${G[t.resourceKind]} ${se(t.name)}`),3)}function td(e,t){let{change:n,target:a="",readiness:o}=e;if(n===void 0)return[];let i=t.foresightOf?.(n,a)??{},{subject:s,words:c}=it(n,i),r=o?.verdict==="notReady"&&n.kind!=="delete",l=i.silence!==void 0,u=r?`; would not work: ${yi(o.because)}`:"",m=nd(n,a,t);return[{rank:rt(e,l),sign:r||e.hasError?"\u274C ":l||m!==""?"\u26A0\uFE0F ":"",subject:s,words:`${c}${u}${m}`,target:a}]}function nd(e,t,{driftOf:n}){let a=n?.(e,t);return a===void 0?"":a.kind==="gone"?"; the base branch has it and AWS does not: deleted there, or not synced yet":`; AWS differs from the base branch in ${S(a.fields.map(({pointer:o})=>se(ad(o))),3)}, which the merge overwrites`}function ad(e){let t=e.split("/").at(-1)??e;return/^\d+$/u.test(t)?e:t.replaceAll("~1","/").replaceAll("~0","~")}function od({effects:e=[]},t){let n=new Set(t.filter(({change:a})=>a!==void 0).map(a=>pi(a.plan,a.target)));return e.filter(({plan:a,target:o})=>!n.has(pi(a,o))).flatMap(a=>{let o=sd(a);if(o.length===0)return[];let[i,s]=id(a),c=`through ${wi(a.through)}`;return[{rank:i,sign:s,subject:se(a.plan),words:`${o.join("; ")}, ${c}`,target:a.target}]})}function id({broken:e,silence:t}){return e!==void 0?[0,"\u274C "]:t===void 0?[ee.medium,""]:[.5,"\u26A0\uFE0F "]}function sd({silence:e,firstPage:t,broken:n}){return[...n===void 0?[]:[`would no longer work: ${yi(n)}`],...e===void 0?[]:[`would page nobody ${e}`],...t===void 0||e!==void 0&&t.after.length===0?[]:[cd(t)]]}function cd({before:e,after:t}){return t.length===0?`would page nobody, where ${Ae(e)} ${e.length===1?"is":"are"} paged now`:e.length===0?`would page ${Ae(t)}, where nobody is paged now`:`would page ${Ae(t)} first instead of ${Ae(e)}`}function rd(e){let{diff:t,effects:n=[]}=e;return Sn(t).map(({change:a,target:o})=>{let i=A(a),s=n.filter(u=>u.target===o&&u.through.some(m=>A(m)===i)),c=`${Oe(a)}${dd(a,s.map(({plan:u})=>u))}`,r=ud(a,o,e),l=r===""?"":"\u26A0\uFE0F ";return{rank:r===""?ee[a.risk]:ee.high,sign:l,words:`${c}${r}`,target:o}})}function ld({diff:e}){return(e?.targets??[]).flatMap(({target:t,unowned:n})=>n.map(({adoption:a,repository:o})=>{let i=ne(a),s=o===void 0?"nobody":se(o),c=o===void 0?` until \`muster sync ${yn("--adopt",[i]).replaceAll("`","'")}\``:"",r=`is in AWS and belongs to ${s}: a sync refuses it${c}`;return{rank:.6,sign:"\u26A0\uFE0F ",subject:se(i),words:r,target:t}}))}function ud(e,t,{diff:n}){let a=n?.targets.find(o=>o.target===t)?.blocked?.get(A(e));return a===void 0?"":`. A sync will refuse it: ${a.reason}`}var md={Contact:["pages through it","page through it"],EscalationPlan:["pages through it","page through it"],OnCallSchedule:["pages through it","page through it"],Rotation:["pages through it","page through it"],Runbook:["runs it","run it"],Role:["runs its runbook with it","run their runbooks with it"]};function dd({resourceKind:e},t){return t.length===0?"":`. ${Ae(t)} ${md[e][t.length===1?0:1]}`}function pd(e){let t=[...q(e,({sign:n,subject:a="",words:o})=>JSON.stringify([n,a,o])).values()].map(n=>({alike:n,targets:n.map(({target:a})=>a)}));return[...q(t,({alike:[n],targets:a})=>JSON.stringify([n?.sign,n?.words,a])).values()].flatMap(n=>{let a=n.flatMap(({alike:[s],targets:c})=>s===void 0?[]:[{...s,targets:c}]),o=a.flatMap(({subject:s})=>s??[]),[i]=a;if(i!==void 0&&o.length>=ed){let s=i.words.startsWith("would ")?" ":i.words.startsWith("is ")?", each ":", each: ",c=a.reduce((r,{targets:l})=>r+l.length,0);return[{words:`${i.sign}${S(o,3)}${s}${i.words}`,targets:i.targets,count:c}]}return a.map(({sign:s,subject:c,words:r,targets:l})=>({words:`${s}${c===void 0?"":`${c} `}${r}`,targets:l,count:l.length}))})}function hd(e,t){return t<2?"":e.length===t&&t>2?`, in all ${t} targets`:`, in ${Ae(e)}`}function Ae(e){return S(e.map(se),3)}function yi(e){return S([...new Set(e)].map(se),3)}function se(e){return`\`${P(e,80).replaceAll("`","'")}\``}function pi(e,t){return JSON.stringify([e,t??""])}var An=`| Plan | Change | In sync | Would work | First page (03:00 UTC) |
| --- | --- | --- | --- | --- |`,bn=50;function fd(e,t,n,a){if(t.length===0)return[];let o=new Set(t.map(({target:l})=>l)).size>1,i=n*.5-2*V(An)-100,s=[];for(let l of t){let u=gd(e,l,o);if(i-=V(u)+1,i<0)break;s.push(u)}let c=s.slice(bn),r=t.length>s.length?` of ${t.length-bn}`:"";return[[An,...s.slice(0,bn)].join(`
`),...c.length===0?[]:[`<details>
<summary>More plans (${c.length}${r})</summary>

${[An,...c].join(`
`)}

</details>`],...Sd(t.slice(s.length),n*.45,a)]}function gd(e,t,n){let{plan:a,target:o,change:i}=t;return`| ${[kd(a,n?o:void 0),wd(t),yd(e,t),i?.kind==="delete"?"\u2013":Ad(t),bd(e,t)].join(" | ")} |`}function kd(e,t){let n=R(P(e,200),"cell");return t===void 0?n:`${n} in ${R(P(t,60),"cell")}`}function wd({change:e,isFile:t,isUncompared:n,isUnowned:a,effect:o}){return t?"unreadable":e!==void 0?a?`${e.kind}, not ours`:e.kind:n?"not compared":a?"not ours":o===void 0?"none":`through ${T(wi(o.through),"cell")}`}function yd({comparedWith:e,diff:t},n){return n.isFile||n.isUntouched||n.isUncompared||t===void 0||e==="base"?"\u2754 not asked":n.change===void 0?"yes":"no"}function Ad({readiness:e,hasError:t}){if(e===void 0)return t?"\u274C no":"\u2754 unknown";let{verdict:n,because:a}=e,o=new Set(a).size;return n==="unknown"&&o>2?`\u2754 unknown, ${o} rules unchecked`:we(e)}function bd(e,{plan:t,target:n,change:a}){if(a?.kind==="delete")return"\u2013";let o=e.firstPageOf?.(t,n)??(a===void 0?void 0:Ie(a.desired));return o===void 0?"\u2013":o.length===0?"**nobody**":S(o.map(i=>R(i,"cell")),3)}function Sd(e,t,n){if(e.length===0)return[];let a=e.filter(r=>r.hasError||ye(r)),o=[],i=t;for(let{plan:r}of a){let l=R(P(r,200));if(i-=V(l)+2,i<0)break;o.push(l)}let s=a.length-o.length,c=e.length-a.length;return[...o.length>0?[`These have errors or would not work either: ${o.join(", ")}`]:[],...s>0?[`**${b(s,"more plan")} with errors or that would not work, whose names do not fit here.** ${n}`]:[],...c>0?[`and ${b(c,"more row")}. ${n}`]:[]]}function hi(e,{account:t,region:n}){return e.replaceAll(/arn:[a-z-]+:ssm-contacts:([a-z0-9-]+):(\d{12}):(contact\/[A-Za-z0-9_-]+)/gu,(a,o,i,s)=>o===n&&i===t?s:a)}var Cd=64e3;function ut(e){let t={...e,check:vd(e)},n=t.limit??Cd,a=bi(t),o=Md(t,a,n-2e3);return H(o,Pd(t,a),n,Ai(t))}function Cn(e,t,n){let a=c=>e===void 0||c.target===e,{diff:o,effects:i=[]}=t,s={...t,...o===void 0?{}:{diff:{targets:o.targets.filter(a)}},effects:i.filter(a)};return ki(s,bi(s).rows,n).join(`

`)}function vd({check:e,diff:t}){let n=new Map((t?.targets??[]).map(o=>[o.target,o])),a=e.diagnostics.map(o=>{let i=n.get(o.target??"");return i===void 0?o:Rd(o,i)});return{...e,diagnostics:a}}var fi=new WeakMap;function Rd(e,t){let n=fi.get(e);if(n?.place===t)return n.told;let{message:a,hint:o}=e,i={...e,message:hi(a,t)};o!==void 0&&(i.hint=hi(o,t));let s=i.message===a&&i.hint===o;return fi.set(e,{place:t,told:s?e:i}),s?e:i}function Ai({summaryUrl:e}){return e===void 0?"The job summary has more.":`[The job summary](<${e}>) has more.`}function bi(e){let{check:t,diff:n,foresightOf:a,effects:o}=e;return ct(t,n,(i,s)=>a?.(i,s).silence!==void 0,o)}function Pd(e,{rows:t}){let{check:n,diff:a,timelines:o=[]}=e,i=t.flatMap(({change:m,target:d=""})=>m===void 0?[]:[{change:m,target:d}]),s=[...i,...Sn(a)],c=new Set(t.map(({plan:m,target:d})=>gi(m,d))),r=n.readiness.filter(({plan:m,target:d,verdict:p})=>p!=="ready"&&!c.has(gi(m,d))),[,l,u]=Q({...n,diagnostics:[],readiness:r});return[{title:"Field by field",items:s.map(({target:m,change:d})=>_e(d,m))},{title:"Who is paged when",items:o.map(Nd)},...xd(e),...l===void 0?[]:[l],...u===void 0?[]:[u],{title:"Drift between AWS and the base branch",items:i.flatMap(m=>Td(m,e))},...a===void 0?[]:[lt(a)]]}function xd(e){let{check:t,linkTo:n,isTouched:a=()=>!0}=e,o=t.diagnostics.filter(({severity:i,at:s})=>i!=="error"&&!a(s.file));return[{title:"Findings",items:ke(Si(e),n)},{title:"Findings in files that do not change",items:ke(o,n)}]}function Si({check:e,isTouched:t=()=>!0}){let[n,a]=[!0,!1].map(o=>e.diagnostics.filter(({at:i})=>t(i.file)===o));return[...n??[],...(a??[]).filter(({severity:o})=>o==="error")]}function Td({change:e,target:t},{driftOf:n}){let a=n?.(e,t);if(a===void 0)return[];let o=`**${R(P(e.name,200))}** in ${R(P(t,100))}`;if(a.kind==="gone")return[`${o} was merged and is not in AWS: deleted there, or not synced yet
`];let i=a.fields.map(({pointer:s,actual:c,desired:r})=>({pointer:s,...r===void 0?{}:{actual:r},...c===void 0?{}:{desired:c}})).flatMap(s=>at(s,c=>`@@ ${c} @@`)).slice(0,60);return[`${o}, what was merged and what AWS has, changed there or not synced yet; the merge overwrites it:

${J(i,"diff")}
`]}function Nd(e){let t=[...new Set(e.timelines.flatMap(({assumptions:n})=>n))].map(n=>`- assumed: ${T(n)}`);return[J(wn(e).trimEnd().split(`
`),"mermaid"),...t,""].join(`
`)}function Md(e,t,n){let a=[`### ${Od(e,t)}`,...ki(e,t.rows,n*.4),..._d(e),...(e.remarks??[]).map(i=>`> ${T(P(i,500))}`)],o=n-V(a.join(`

`));return[...a,...fd(e,t.rows,o,Ai(e)),...Vd(e,t)].join(`

`)}var Dd=5,Ed=2,jd=4e3,$d=160;function _d(e){let t=Si(e).filter(({severity:i})=>i==="error"),n=new Map,a=t.filter(({rule:i})=>{let s=(n.get(i)??0)+1;return n.set(i,s),s<=Ed}).slice(0,Dd).map(({hint:i,...s})=>({...s,...i===void 0||i.length>$d?{}:{hint:i}})),o=Re(ke(a,e.linkTo),jd);return o.length===0?[]:[`${b(t.length,"error")}${t.length>o.length?`, ${o.length} of them`:""}:`,o.join(`
`)]}function Od(e,{rows:t,quiet:n,untouched:a}){let{check:o,diff:i}=e,s=t.filter(ye).length,c=t.filter(u=>u.hasError&&!ye(u)).length,r=n.unknown+t.filter(({readiness:u})=>u?.verdict==="unknown").length,l=t.filter(u=>!ye(u)&&Ld(u,e)).length;return[`Muster${e.label===void 0?"":` in ${R(P(e.label,100))}`}: ${Id(e,t)}`,...(i?.failures??[]).length>0?[`\u2754 ${b((i?.failures??[]).length,"target")} not compared`]:[],...s>0?[`\u274C ${s} would not work`]:[],...c>0?[`\u274C ${c} with errors`]:[],...l>0?[`\u26A0\uFE0F ${l} would at times page nobody`]:[],...r>0?[`\u2754 ${r} unknown`]:[],...o.unchecked.length>0?[`${o.unchecked.length} unchecked`]:[],...s+r+l===0&&o.summary.errors===0&&o.readiness.length>0?[a>0?"\u2705 all that were looked at would work":"\u2705 all would work"]:[]].join(", ")}function Id({diff:e},t){if(e===void 0)return"changes not compared";let n=[...t.flatMap(({change:c})=>c??[]),...Sn(e).map(({change:c})=>c)],a=new Map(n.map(c=>[A(c),c.resourceKind])),o=new Set((e.failures??[]).map(({target:c})=>c)),i=t.filter(({isUncompared:c,target:r=""})=>c&&!o.has(r)).length;if(a.size===0)return i===0?"no plan changes":`${b(i,"plan")} not compared`;let s=`${Le([...a.values()])} ${a.size===1?"changes":"change"}`;return i===0?s:`${s}, ${i} not compared`}function Ld({change:e,target:t="",effect:n},{foresightOf:a}){return e===void 0?n?.silence!==void 0:a?.(e,t).silence!==void 0}function Vd({check:e,comparedWith:t,diff:n},{rows:a,quiet:o,untouched:i}){let{ready:s,unknown:c}=o,{suppressed:r,baselined:l=0}=e.summary,u=h=>h===1?"was":"were",m=[...i===0?[]:[`${b(i,"plan")} that this pull request does not touch ${u(i)} not looked at in AWS; the scheduled look at drift does.`],...r===0?[]:[`${b(r,"finding")} ${r===1?"is":"are"} suppressed by comments in the files.`],...l===0?[]:[`${b(l,"finding")} ${l===1?"is":"are"} known to the baseline.`]];if(s+c===0)return m;let d=n!==void 0&&t==="aws"?"in sync":"unchanged",p=a.length===0?"plan":"other plan";if(c===0){let h=s===1?"it would work":"all would work";return[`${b(s,p)} ${d}, ${h}.`,...m]}let f=[...s>0?[`${s} would work`]:[],...c>0?[`${c} unknown, see what was not checked`]:[]];return[`${b(s+c,p)} ${d}: ${f.join(", ")}.`,...m]}function gi(e,t){return JSON.stringify([e,t??null])}import{createRequire as Ud}from"node:module";var pA=Ud(import.meta.url),hA=import.meta.filename??import.meta.url,Ci="This pull request no longer changes response plans, their configuration, facts or policies: there is nothing to review.";function vn(e){return`${e}
${Ci}
`}function qd(e){return e.replaceAll(`\r
`,`
`).trimEnd().endsWith(`-->
${Ci}`)}import{createRequire as Wd}from"node:module";var kA=Wd(import.meta.url),wA=import.meta.filename??import.meta.url;function ce(e){return{reveal:()=>e,toString:()=>"***",toJSON:()=>"***"}}import{createRequire as Fd}from"node:module";import{a as Hd,c as zd}from"./chunk-4RATNZIO.js";var bA=Fd(import.meta.url),SA=import.meta.filename??import.meta.url,Kd=6;function Rn(e,t={}){return{latestChanges:async n=>{let a=Bd(e[0]??""),o=[...new Set([...e,...n.some(({isGlobal:l})=>l)?[a]:[]])],i=await Promise.all(o.map(l=>{let u=n.filter(({isGlobal:m})=>m?l===a:e.includes(l));return Gd(l,u,t)})),s=new Map,c=i.flatMap(l=>[...l.changes]);for(let{resource:l,arns:u}of n)for(let[m,d]of c)u.includes(m)&&vi(s,l,d);let r=i.find(l=>l.failure!==void 0)?.failure;return{changes:s,...r===void 0?{}:{gap:r.message}}}}}function Bd(e){return e.startsWith("cn-")?"cn-north-1":e.startsWith("us-gov-")?"us-gov-west-1":"us-east-1"}async function Gd(e,t,n){let a=new Map;if(t.every(({arns:s})=>s.length===0))return{changes:a};let o=await import("./dist-es-SACJ2N2N.js"),i=new o.CloudTrailClient({...Hd(e),...n});try{for(let s of new Set(t.flatMap(({operations:c})=>c))){let c=t.filter(({operations:r})=>r.includes(s));await Zd(o,i,s,new Set(c.flatMap(({arns:r})=>r.filter(l=>Jd(l,e)))),a)}return{changes:a}}catch(s){return{changes:a,failure:zd(s,{service:"cloudtrail",operation:"LookupEvents",region:e})}}finally{i.destroy()}}function Jd(e,t){let[,,n,a]=e.split(":");return n!=="ssm"||a===t}async function Zd(e,t,n,a,o){let i=new Set(a),s;for(let c=0;c<Kd&&i.size>0;c+=1){let r=await t.send(new e.LookupEventsCommand({LookupAttributes:[{AttributeKey:"EventName",AttributeValue:n}],MaxResults:50,...s===void 0?{}:{NextToken:s}}));for(let{CloudTrailEvent:l=""}of r.Events??[]){let u=hn(l);for(let m of u?.arns??[])u!==void 0&&i.delete(m)&&vi(o,m,u.change)}if(s=r.NextToken,s===void 0||s==="")return}}function vi(e,t,n){let a=e.get(t);(a===void 0||Yd(n,a))&&e.set(t,n)}function Yd(e,t){let[n,a]=[Date.parse(e.at),Date.parse(t.at)];return n>a||n===a&&t.operation.startsWith("Create")}function Pn(e,t=()=>{}){return n=>{let a=e[n];if(!(a===void 0||a===""))return t(a),ce(a)}}import{createRequire as Xd}from"node:module";import{a_6 as Ri}from"./check-at-once.js";import{a_16 as I,b_16 as Pi,c_16 as mt}from"./check-at-once.js";import{a as Qd,c as ep,d as tp}from"./chunk-4RATNZIO.js";var EA=Xd(import.meta.url),jA=import.meta.filename??import.meta.url,np=4;function xn(e,t){let n=mt(np),[a]=e.regions,o=c=>({...Qd(c),...t}),i=async(c,r,l)=>{try{return await n(r)}catch(u){if(l(u))return;throw ep(u,c)}},s=async(c,r)=>await i(c,r,()=>!1);return{place:e,home:a,contacts:xi(async()=>{let c=await import("./dist-es-NIKJIHBG.js");return{sdk:c,client:await Ri(c,o(a))}}),iam:xi(async()=>{let c=await import("./dist-es-6MTSB2VA.js");return{sdk:c,client:new c.IAMClient(o(a))}}),ssm:ap(async c=>{let r=await import("./dist-es-IWJL4D74.js");return{sdk:r,client:new r.SSMClient(o(c))}}),ask:s,askFor:(c,r)=>i(c,r,tp),askAll:async(c,r)=>{let l=[],u;do{let m=await s(c,()=>r(u));l.push(...m.items??[]),u=m.next===""?void 0:m.next}while(u!==void 0);return l}}}function xi(e){let t;return()=>(t??=e(),t)}function ap(e){let t=new Map;return n=>{let a=t.get(n)??e(n);return t.set(n,a),a}}import{createRequire as op}from"node:module";var VA=op(import.meta.url),UA=import.meta.filename??import.meta.url,ip=["MON","TUE","WED","THU","FRI","SAT","SUN"];function Ue(e){let t=C(e.Recurrence)?e.Recurrence:{};return j({Name:e.Name,ContactIds:e.ContactIds,StartTime:dt(e.StartTime),TimeZoneId:e.TimeZoneId,Recurrence:sp(t),Tags:de(e.Tags)})}function sp(e){let t=["DailySettings","WeeklySettings","MonthlySettings"].map(n=>[n,Ti(e[n])]);return j({...e,...Object.fromEntries(t),ShiftCoverages:rp(e.ShiftCoverages)})}function Ti(e){return Array.isArray(e)?e.toSorted((t,n)=>v(I(t),I(n))):e}function dt(e){if(e==null)return;let t=typeof e=="number"?new Date(e*1e3):new Date(cp(String(e)));return Number.isNaN(t.getTime())?String(e):t.toISOString().replace(/\.000Z$/,"Z")}function cp(e){let[,t="",n="",a=""]=/^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([Zz]|[+-]\d\d:?\d\d)?)?$/.exec(e)??[];if(t==="")return e;let o=a===""||/^z$/i.test(a)?"Z":a.replace(/^([+-]\d\d):?(\d\d)$/,"$1:$2");return`${t}T${n===""?"00:00":n}${o}`}function rp(e){if(!C(e))return;let t=ip.filter(n=>Object.hasOwn(e,n));return Object.fromEntries(t.map(n=>[n,Ti(e[n])]))}import{createRequire as lp}from"node:module";import{a_5 as Ni,b_5 as GA}from"./check-at-once.js";import{a_31 as be,b_31 as Tn}from"./check-at-once.js";import{a as We,c as Ii,d as Li}from"./chunk-4RATNZIO.js";import{a as ht}from"./chunk-MMINUJOL.js";import{a_36 as Mi,b_36 as QA,c_36 as e0,d_36 as t0,e_36 as n0,f_36 as Di,g_36 as Ei}from"./check-at-once.js";import{a as ji}from"./chunk-NERGO5ID.js";var o0=lp(import.meta.url),i0=import.meta.filename??import.meta.url;function up(e,t){let n=e.chatChannel?.chatbotSns;return Dn({name:$(e.name,"name"),displayName:e.displayName,incidentTemplate:mp($(e.incidentTemplate,"incidentTemplate")),chatChannel:n===void 0?void 0:{chatbotSns:n},engagements:e.engagements,actions:e.actions?.map(dp),integrations:e.integrations?.map(hp),tags:t})}function mp(e){return Dn({title:$(e.title,"incidentTemplate.title"),impact:$(e.impact,"incidentTemplate.impact"),summary:e.summary,dedupeString:e.dedupeString,incidentTags:e.incidentTags,notificationTargets:e.notificationTargets?.map(t=>({snsTopicArn:$(t.snsTopicArn,"incidentTemplate.notificationTargets")}))})}function dp(e){let t=$(e.ssmAutomation,"actions");return{ssmAutomation:Dn({documentName:$(t.documentName,"actions.documentName"),roleArn:$(t.roleArn,"actions.roleArn"),documentVersion:t.documentVersion,targetAccount:t.targetAccount,parameters:t.parameters,dynamicParameters:t.dynamicParameters&&pp(t.dynamicParameters)})}}function pp(e){return Object.fromEntries(Object.entries(e).map(([t,{variable:n}])=>[t,{variable:$(n,"actions.dynamicParameters")}]))}function hp(e){let t=$(e.pagerDutyConfiguration,"integrations"),n=$(t.pagerDutyIncidentConfiguration,"integrations");return{pagerDutyConfiguration:{name:$(t.name,"integrations.name"),secretId:$(t.secretId,"integrations.secretId"),pagerDutyIncidentConfiguration:{serviceId:$(n.serviceId,"integrations.serviceId")}}}}function $(e,t){if(e!==void 0)return e;throw new ht(`Unexpected answer of \`GetResponsePlan\`, expected a known value of \`${t}\``)}function Dn(e){return Object.fromEntries(Object.entries(e).filter(([,t])=>t!==void 0))}var fp=4;function En(e,t={}){let n=mt(fp),a,o=()=>(a??=gp(e,t),a);return{callerAccount:()=>Ni(e.region,t),replicationSet:async()=>yp(await o()),plan:async i=>Vi(await o(),i),plans:async()=>(await $i(await o(),n,()=>!0)).read,somePlans:async i=>$i(await o(),n,i)}}async function $i(e,t,n){let a=[],o=[];for await(let i of kp(e)){let s=i.slice(i.lastIndexOf("/")+1);if(!n(s)){Ui(i)===e.place.account&&o.push(s);continue}let c=t(()=>Vi(e,i));c.catch(()=>{}),a.push(c)}return{read:(await Promise.all(a)).filter(i=>i!==void 0),listed:o}}async function gp(e,t){let n=await import("./dist-es-AI2VRI3A.js"),a=new n.SSMIncidentsClient({...We(e.region),...t});return{sdk:n,client:a,place:e}}async function*kp(e){let{sdk:t,client:n}=e,a=new Set,o;do{let i=new t.ListResponsePlansCommand({maxResults:100,...o===void 0?{}:{nextToken:o}}),s=await Nn(e,"ListResponsePlans",void 0,()=>n.send(i));for(let{arn:c}of s.responsePlanSummaries??[])c===void 0||a.has(c)||(a.add(c),yield c);o=s.nextToken===""?void 0:s.nextToken}while(o!==void 0)}async function Vi(e,t){let{sdk:n,client:a,place:o}=e;try{let i=await a.send(new n.GetResponsePlanCommand({arn:t})),s=Ui(t),c=s===o.account?await wp(e,t):void 0;return{arn:t,account:s,plan:up(i,c)}}catch(i){if(Li(i))return;throw i instanceof ht?i:jn(e,"GetResponsePlan",t,i)}}async function wp(e,t){let{sdk:n,client:a}=e;try{return(await a.send(new n.ListTagsForResourceCommand({resourceArn:t}))).tags??{}}catch(o){throw Li(o)?o:jn(e,"ListTagsForResource",t,o)}}async function yp(e){let{sdk:t,client:n,place:a}=e,o=(await Nn(e,"ListReplicationSets",void 0,()=>n.send(new t.ListReplicationSetsCommand({})))).replicationSetArns?.[0];if(o===void 0)return;let i=await Nn(e,"GetReplicationSet",o,()=>n.send(new t.GetReplicationSetCommand({arn:o}))),s=Object.keys(i.replicationSet?.regionMap??{});return{arn:o,account:a.account,status:i.replicationSet?.status??"UNKNOWN",regions:s}}async function Nn(e,t,n,a){try{return await a()}catch(o){throw jn(e,t,n,o)}}function jn(e,t,n,a){let{region:o}=e.place;return Ii(a,{service:"ssm-incidents",operation:t,region:o,...n===void 0?{}:{subject:n}})}function Ui(e){return e.split(":")[4]??""}async function qi(e,t){let{sdk:n,client:a}=await e.contacts(),o={service:"ssm-contacts",operation:"ListTagsForResource",region:e.home,subject:t},i=await e.askFor(o,()=>a.send(new n.ListTagsForResourceCommand({ResourceARN:t})));return i&&ft(i.Tags)}function ft(e){let t=(e??[]).map(({Key:n="",Value:a=""})=>[n,a]);return Object.fromEntries(t.sort(([n],[a])=>v(n,a)))}function Se(e){let t=Object.entries(e).filter(([n])=>Mo(n));return t.length===0?{}:{Tags:t.map(([n,a])=>({Key:n,Value:a}))}}var pt={PERSONAL:"Contact",ESCALATION:"EscalationPlan",ONCALL_SCHEDULE:"OnCallSchedule"};async function Ap(e,t){let{sdk:n,client:a}=await e.contacts(),[o,...i]=t,s=o!==void 0&&i.length===0?{Type:o}:{};return(await e.askAll($n(e,"ListContacts"),async c=>{let r=await a.send(new n.ListContactsCommand({MaxResults:1e3,...s,...c!==void 0&&{NextToken:c}}));return{items:r.Contacts,next:r.NextToken}})).flatMap(({ContactArn:c,Type:r})=>{let l=t.some(u=>u===r);return c!==void 0&&l&&c.split(":")[4]===e.place.account?[c]:[]})}function Wi({place:e,home:t},n){return`arn:${e.partition}:ssm-contacts:${t}:${e.account}:contact/${n}`}async function Fi(e,t,n){let{sdk:a,client:o}=await e.contacts(),i=await e.askFor($n(e,"GetContact",t),()=>o.send(new a.GetContactCommand({ContactId:t})));if(i===void 0)return;let s=await qi(e,t);if(s===void 0)return;let{Alias:c="",DisplayName:r}=i,l={name:c,arn:t,account:e.place.account,tags:s},u={Alias:c,...r&&{DisplayName:r}};switch(i.Type){case"ESCALATION":{let m={...u,Plan:{Stages:_i(i,[])},...Se(s)};return{...l,kind:"EscalationPlan",value:m,handles:{}}}case"ONCALL_SCHEDULE":{let m=await bp(i,n),d=m.map(({arn:h,reference:k=h})=>k),p={...u,Plan:{RotationIds:d},...Se(s)},f=m.map(({reference:h,...k})=>k);return{...l,kind:"OnCallSchedule",value:p,handles:{rotations:f}}}default:{let m=await Sp(e,t),d=m.map(f=>({Name:f.name,Type:f.type})),p={...u,Channels:d,Plan:{Stages:_i(i,m)},...Se(s)};return{...l,kind:"Contact",value:p,handles:{channels:m}}}}}async function bp({Plan:e},t){let n=e?.RotationIds??[];if(n.length===0)return[];let a=await t();return n.map(o=>{let i=a.find(c=>c.arn===o)?.name;if(i===void 0)return{arn:o};let s=a.filter(c=>c.name===i).length===1;return{arn:o,...s&&{name:i,reference:`rotation/${i}`}}})}async function Sp(e,t){let{sdk:n,client:a}=await e.contacts();return(await e.askAll($n(e,"ListContactChannels",t),async o=>{let i=await a.send(new n.ListContactChannelsCommand({ContactId:t,...o!==void 0&&{NextToken:o}}));return{items:i.ContactChannels,next:i.NextToken}})).map(Cp).sort((o,i)=>v(o.name,i.name)||v(o.type,i.type)||v(o.arn,i.arn))}function Cp({ContactChannelArn:e,Name:t,Type:n,DeliveryAddress:a,ActivationStatus:o}){let i=a?.SimpleAddress??"";return{arn:e??"",name:t??"",type:n??(i.includes("@")?"EMAIL":"SMS"),isActivated:o==="ACTIVATED",address:ce(i)}}function _i({Plan:e},t){return(e?.Stages??[]).map(({DurationInMinutes:n,Targets:a})=>({DurationInMinutes:n,Targets:(a??[]).map(o=>vp(o,t))}))}function vp({ChannelTargetInfo:e,ContactTargetInfo:t},n){if(t!==void 0){let{ContactId:s,IsEssential:c}=t;return{ContactTargetInfo:{...s!==void 0&&{ContactId:s},IsEssential:c}}}let{ContactChannelId:a,RetryIntervalInMinutes:o}=e??{},i=n.find(({arn:s})=>s===a);return{ChannelTargetInfo:{ContactChannelId:(i&&be(i,n))??a,...o!==void 0&&{RetryIntervalInMinutes:o}}}}function $n({home:e},t,n){return{service:"ssm-contacts",operation:t,region:e,...n!==void 0&&{subject:n}}}var Rp={longest:1e6,deepest:64},Pp=11,xp=17;function Hi(e){let t=Di(e,Rp);if(!(Ei(t)||!C(t.value)||!Tp(e)))return JSON.parse(e)}function Tp(e){let t=Mi(e,!0);for(let n=t.scan();n!==xp;n=t.scan())if(n===Pp&&String(Number(t.getTokenValue()))!==t.getTokenValue())return!1;return!0}async function Np(e){let{sdk:t,client:n}=await e.iam();return(await e.askAll(qe(e,"ListRoles"),async a=>{let o=await n.send(new t.ListRolesCommand({MaxItems:1e3,...a!==void 0&&{Marker:a}}));return{items:o.Roles,next:o.IsTruncated?o.Marker:void 0}})).flatMap(({RoleName:a,Path:o})=>a===void 0||Mp(o)?[]:[a])}function Mp(e="/"){return/^\/aws-(service-role|reserved)\//.test(e)}async function zi(e,t){let{sdk:n,client:a}=await e.iam(),o=(await e.askFor(qe(e,"GetRole",t),()=>a.send(new n.GetRoleCommand({RoleName:t}))))?.Role;if(o===void 0)return;let[i,s]=await Promise.all([Ep(e,t),jp(e,t)]);if(i===void 0||s===void 0)return;let c=ft(o.Tags);return{kind:"Role",name:t,arn:o.Arn??"",account:e.place.account,value:{...Dp(o),...s.length>0&&{ManagedPolicyArns:s},...i.length>0&&{Policies:i},...Se(c)},tags:c,handles:{inlinePolicies:i.map(({PolicyName:r})=>r),attachedPolicies:s}}}function Dp(e){let{RoleName:t,Path:n,Description:a,MaxSessionDuration:o,PermissionsBoundary:i}=e,s=i?.PermissionsBoundaryArn;return{RoleName:t,Path:n,...a&&{Description:a},AssumeRolePolicyDocument:Ki(e.AssumeRolePolicyDocument),...o!==void 0&&{MaxSessionDuration:o},...s!==void 0&&{PermissionsBoundary:s}}}async function Ep(e,t){let{sdk:n,client:a}=await e.iam(),o=await e.askAll(qe(e,"ListRolePolicies",t),async i=>{let s=await a.send(new n.ListRolePoliciesCommand({RoleName:t,...i!==void 0&&{Marker:i}}));return{items:s.PolicyNames,next:s.IsTruncated?s.Marker:void 0}});return(await Promise.all([...o].sort(v).map(i=>e.askFor(qe(e,"GetRolePolicy",t),async()=>{let{PolicyDocument:s}=await a.send(new n.GetRolePolicyCommand({RoleName:t,PolicyName:i}));return{PolicyName:i,PolicyDocument:Ki(s)}})))).filter(i=>i!==void 0)}async function jp(e,t){let{sdk:n,client:a}=await e.iam();return(await e.askAll(qe(e,"ListAttachedRolePolicies",t),async o=>{let i=await a.send(new n.ListAttachedRolePoliciesCommand({RoleName:t,...o!==void 0&&{Marker:o}}));return{items:i.AttachedPolicies,next:i.IsTruncated?i.Marker:void 0}})).flatMap(({PolicyArn:o})=>o??[]).sort(v)}function Ki(e=""){let t=decodeURIComponent(e);return Hi(t)??t}function qe({home:e},t,n){return{service:"iam",operation:t,region:e,...n!==void 0&&{subject:n}}}async function Mn(e,t){let{sdk:n,client:a}=await e.contacts(),o={service:"ssm-contacts",operation:"ListRotations",region:e.home};return(await e.askAll(o,async i=>{let s=await a.send(new n.ListRotationsCommand({MaxResults:100,...t!==void 0&&{RotationNamePrefix:t},...i!==void 0&&{NextToken:i}}));return{items:s.Rotations,next:s.NextToken}})).map(i=>({arn:i.RotationArn??"",name:i.Name??"",listed:i}))}async function Bi(e,{arn:t,name:n,listed:a}){let[o,i]=await Promise.all([$p(e,a),qi(e,t)]);if(o===void 0||i===void 0)return;let{ContactIds:s,StartTime:c,TimeZoneId:r,Recurrence:l}=o,u=dt(c?.toISOString()),m={Name:n,ContactIds:s??[],...u!==void 0&&{StartTime:u},TimeZoneId:r,Recurrence:_p(l??{}),...Se(i)};return{kind:"Rotation",name:n,arn:t,account:e.place.account,value:m,tags:i,handles:{}}}async function $p(e,t){let{RotationArn:n="",ContactIds:a,TimeZoneId:o,Recurrence:i,StartTime:s}=t;if([a,o,i,s].every(u=>u!==void 0))return t;let{sdk:c,client:r}=await e.contacts(),l={service:"ssm-contacts",operation:"GetRotation",region:e.home,subject:n};return e.askFor(l,()=>r.send(new c.GetRotationCommand({RotationId:n})))}function _p(e){return Object.fromEntries(Object.entries(e).filter(([,t])=>t!==void 0))}async function Op(e){let t=await Promise.all(e.place.regions.map(n=>Ip(e,n)));return[...new Set(t.flat())].sort(v)}async function Ip(e,t){let{sdk:n,client:a}=await e.ssm(t);return(await e.askAll({service:"ssm",operation:"ListDocuments",region:t},async o=>{let i=await a.send(new n.ListDocumentsCommand({Filters:[{Key:"Owner",Values:["Self"]},{Key:"DocumentType",Values:["Automation"]}],MaxResults:50,...o!==void 0&&{NextToken:o}}));return{items:i.DocumentIdentifiers,next:i.NextToken}})).flatMap(({Name:o})=>o??[])}async function Gi(e,t){let{partition:n,account:a,regions:o}=e.place,i=(await Promise.all(o.map(r=>Lp(e,r,t)))).filter(r=>r!==void 0),[s]=i;if(s===void 0)return;let c=`arn:${n}:ssm:${e.home}:${a}:document/${t}`;return{kind:"Runbook",name:t,arn:c,account:a,value:s.value,tags:s.tags,handles:{copies:i}}}async function Lp(e,t,n){let a=await _n(e,t,n,"$DEFAULT");if(a===void 0||a.Owner!==e.place.account)return;let{DefaultVersion:o="1",LatestVersion:i=o,Hash:s}=a,c=(a.AttachmentsInformation??[]).flatMap(({Name:m})=>m??[]),r=i===o,[l,u]=await Promise.all([Ji(e,t,a),r?void 0:Vp(e,t,n)]);if(l!==void 0)return{region:t,value:l,defaultVersion:o,latestVersion:i,tags:ft(a.Tags),...s!==void 0&&{hash:s},...u!==void 0&&{latest:u},...c.length>0&&{attachments:c}}}async function Vp(e,t,n){let a=await _n(e,t,n,"$LATEST");return a&&Ji(e,t,a)}async function _n(e,t,n,a){let{sdk:o,client:i}=await e.ssm(t),s={service:"ssm",operation:"DescribeDocument",region:t,subject:n};return(await e.askFor(s,()=>i.send(new o.DescribeDocumentCommand({Name:n,DocumentVersion:a}))))?.Document}async function Ji(e,t,n){let{Name:a="",DisplayName:o,VersionName:i,TargetType:s,DocumentType:c,DocumentFormat:r,Requires:l}=n,u=n.DocumentVersion??"$DEFAULT",m=await Zi(e,t,a,u,r);if(m!==void 0)return{Name:a,...o&&{DisplayName:o},...i&&{VersionName:i},...s&&{TargetType:s},...c!=="Automation"&&{DocumentType:c},...r&&{DocumentFormat:r},Content:m,...l&&l.length>0&&{Requires:l.map(qp)},...Se(ft(n.Tags))}}async function Zi(e,t,n,a,o){let{sdk:i,client:s}=await e.ssm(t),c={service:"ssm",operation:"GetDocument",region:t,subject:n};return(await e.askFor(c,()=>s.send(new i.GetDocumentCommand({Name:n,DocumentVersion:a,...o!==void 0&&{DocumentFormat:o}}))))?.Content}async function Up(e,t){let n=await _n(e,e.home,t,"$DEFAULT");if(n===void 0)return;let{DocumentFormat:a="JSON"}=n,o=n.DocumentVersion??n.DefaultVersion??"1",i=await Zi(e,e.home,t,o,a);return i===void 0?void 0:{name:t,version:o,content:i,format:a}}function qp(e){return Object.fromEntries(Object.entries(e).filter(([,t])=>t!==void 0))}async function Wp(e,t){try{switch(t.kind){case"Contact":case"EscalationPlan":case"OnCallSchedule":return await Fp(e,t.arn);case"Runbook":return await Hp(e,t.name);default:return[]}}catch(n){if(!(n instanceof ht))throw n;return["With whom it is shared could not be read."]}}async function Fp(e,t){let{sdk:n,client:a}=await e.contacts(),o={service:"ssm-contacts",operation:"GetContactPolicy",region:e.home,subject:t};return((await e.askFor(o,()=>a.send(new n.GetContactPolicyCommand({ContactArn:t}))))?.Policy??"")===""?[]:["A policy of its own shares it with others (`aws ssm-contacts get-contact-policy`); it is not kept here."]}async function Hp(e,t){let n=e.place.regions.map(async i=>{let{sdk:s,client:c}=await e.ssm(i),r={service:"ssm",operation:"DescribeDocumentPermission",region:i,subject:t};return(await e.askFor(r,()=>c.send(new s.DescribeDocumentPermissionCommand({Name:t,PermissionType:"Share"}))))?.AccountIds??[]}),a=[...new Set((await Promise.all(n)).flat())].sort(),o=a.filter(i=>/^\d{12}$/u.test(i));return a.length===0?[]:[a.includes("all")?"Every account may use it; that is not kept here.":`It is shared with ${o.slice(0,5).join(", ")}${o.length>5?` and ${o.length-5} more`:""}; that is not kept here.`]}function On(e,t={}){let n=xn(e,t);return{neighbours:a=>zp(n,a),neighbour:(a,o)=>Gp(n,a,o),documentToClone:a=>Up(n,a),sharing:a=>Wp(n,a)}}async function zp(e,{kinds:t,names:n={}}){let a,o=()=>(a??=Mn(e),a),i=await Promise.all([Kp(e,t,n,o),t.includes("Rotation")?Bp(e,n.Rotation,o):[],Oi(t.includes("Runbook"),n.Runbook,()=>Op(e),s=>Gi(e,s)),Oi(t.includes("Role"),n.Role,()=>Np(e),s=>zi(e,s))]);return Zp(i.flat())}async function Kp(e,t,n,a){let o=Object.keys(pt).filter(r=>t.includes(pt[r])),i=o.filter(r=>n[pt[r]]===void 0),s=o.flatMap(r=>n[pt[r]]??[]).map(r=>Wi(e,r)),c=i.length===0?[]:await Ap(e,i);return In([...c,...s],r=>Fi(e,r,a))}async function Bp(e,t,n){if(t?.length===0)return[];let a=await n(),o=t===void 0?a:a.filter(({name:i})=>t.includes(i));return In(o,i=>Bi(e,i))}async function Oi(e,t,n,a){return e?In(t??await n(),a):[]}async function Gp(e,t,n){switch(t){case"Contact":case"EscalationPlan":case"OnCallSchedule":return Fi(e,Wi(e,n),()=>Mn(e));case"Rotation":{let a=await Mn(e,n),[o,...i]=a.filter(s=>s.name===n);if(i.length>0)throw new ht(`Several rotations have the name \`${n}\``,Jp);return o&&Bi(e,o)}case"Runbook":return Gi(e,n);case"Role":return zi(e,n)}}var Jp="Delete the one that no schedule uses: a rotation cannot be renamed";async function In(e,t){return(await Promise.all([...new Set(e)].map(t))).filter(n=>n!==void 0)}function Zp(e){return e.toSorted((t,n)=>ji.indexOf(t.kind)-ji.indexOf(n.kind)||v(t.name,n.name)||v(t.arn,n.arn))}function Ln(e,t={}){return{usesOf:async n=>{let a=new Map,o=await e1(e[0],t),i=await Yp(e[0],t),s="isKnown"in i?i:void 0,c="isKnown"in i?e:[...new Set([...e,...i])];for(let r of n){let l=await Xp(r,c,o,t)??s;l!==void 0&&a.set(r,l)}return a}}}async function Yp(e,t){let n=await import("./dist-es-AI2VRI3A.js"),a=new n.SSMIncidentsClient({...We(e),...t});try{let{replicationSetArns:o=[]}=await a.send(new n.ListReplicationSetsCommand({})),i=o.map(s=>a.send(new n.GetReplicationSetCommand({arn:s})));return(await Promise.all(i)).flatMap(({replicationSet:s})=>Object.keys(s?.regionMap??{}))}catch(o){return gt(o,{service:"ssm-incidents",operation:"GetReplicationSet",region:e})}finally{a.destroy()}}async function Xp(e,t,n,a){let o=[Qp(e,n)];for(let i of t)o.push(await t1(e,i,a),await n1(e,i,a));return o.find(i=>i?.isKnown)??o.find(i=>i!==void 0)}function Qp(e,t){if("isKnown"in t)return t;let n=t.get(e.slice(e.lastIndexOf("/")+1));return n===void 0?void 0:{description:`the open incident \`${n}\``,isKnown:!0}}async function e1(e,t){let{paginateListIncidentRecords:n,SSMIncidentsClient:a}=await import("./dist-es-AI2VRI3A.js"),o=new a({...We(e),...t}),i=[{key:"status",condition:{equals:{stringValues:["OPEN"]}}}],s=new Map;try{for await(let c of n({client:o,pageSize:100},{filters:i}))for(let{arn:r,status:l}of c.incidentRecordSummaries??[]){let u=r?.split(":incident-record/")[1]?.split("/")[0];r!==void 0&&u!==void 0&&l!=="RESOLVED"&&s.set(u,r)}return s}catch(c){return gt(c,{service:"ssm-incidents",operation:"ListIncidentRecords",region:e})}finally{o.destroy()}}async function t1(e,t,n){let{CloudWatchClient:a,paginateDescribeAlarms:o}=await import("./dist-es-F5K7KCGX.js"),i=new a({...We(t),...n}),s={ActionPrefix:e,AlarmTypes:["MetricAlarm","CompositeAlarm"]};try{for await(let c of o({client:i,pageSize:100},s))for(let r of[...c.MetricAlarms??[],...c.CompositeAlarms??[]])if([...r.AlarmActions??[],...r.OKActions??[],...r.InsufficientDataActions??[]].includes(e))return{description:`alarm \`${r.AlarmName}\` in ${t}`,isKnown:!0};return}catch(c){return gt(c,{service:"cloudwatch",operation:"DescribeAlarms",region:t})}finally{i.destroy()}}async function n1(e,t,n){let a=await import("./dist-es-FLGS64Y2.js"),o=new a.EventBridgeClient({...We(t),...n});try{for(let i of await a1(a,o)){let s=new a.ListRuleNamesByTargetCommand({TargetArn:e,EventBusName:i}),[c]=(await o.send(s)).RuleNames??[];if(c!==void 0)return{description:`rule \`${c}\` of bus \`${i}\` in ${t}`,isKnown:!0}}return}catch(i){return gt(i,{service:"events",operation:"ListRuleNamesByTarget",region:t})}finally{o.destroy()}}async function a1(e,t){let n=new Set(["default"]),a;do{let o=await t.send(new e.ListEventBusesCommand({Limit:100,NextToken:a}));for(let{Name:i}of o.EventBuses??[])i!==void 0&&n.add(i);a=o.NextToken}while(a!==void 0);return n}function gt(e,t){return{description:Ii(e,t).message,isKnown:!1}}import{createRequire as o1}from"node:module";import{a_23 as Yi}from"./check-at-once.js";import{a_25 as v0,b_25 as kt}from"./check-at-once.js";import{b as i1,c as Vn}from"./chunk-5W7227W2.js";import{a as s1}from"./chunk-PDVJWMYT.js";var P0=o1(import.meta.url),x0=import.meta.filename??import.meta.url,te={result:e=>process.stdout.write(Vn(e.endsWith(`
`)?e:`${e}
`)),progress:e=>process.stdout.write(Vn(`${s1(e)}
`)),isColored:!1};function wt({surroundings:e}){return kt(e.root,e.workers??Yi())}async function Un(e,t=wt(e)){if(yt(e))return{files:t,output:te};let{factCollector:n}=await import("./collect-facts-YJ2OKR3T.js");return{files:t,output:te,collectorOf:a=>n(a,e.sessions.reading(a))}}function yt({inputs:e,surroundings:t}){let{event:n,hasAwsCredentials:a}=t;return n.kind==="pullRequest"&&n.isFork?!0:e.offline==="true"||e.offline==="auto"&&!a}function qn({sessions:e}){return{output:te,today:new Date().toISOString().slice(0,10),historyFor:t=>Rn(t.regions,e.reading(t)),neighboursFor:t=>On(t,e.reading(t)),secretOf:Pn(process.env,i1),usesFor:t=>Ln(t.regions,e.reading(t)),readerFor:t=>{let{account:n,regions:a}=t;return En({account:n,region:a[0]},e.reading(t))}}}function Wn({inputs:e,surroundings:t}){let{token:n}=e,{apiUrl:a,owner:o,repo:i}=t;return n===void 0?void 0:{token:n,apiUrl:a,owner:o,repo:i,log:te.progress,hide:Vn}}async function Fn(e){let t=Wn(e);if(t===void 0)return;let{createReviewHost:n}=await import("./review-host-AOFQ3BFJ.js");return n(t)}async function c1(e){let t=Wn(e);if(t===void 0)return;let{createIssueHost:n}=await import("./issue-host-DCYQCPN4.js"),{createProposalHost:a}=await import("./proposal-host-5QJ3YOPZ.js");return{issues:n(t),proposals:a(t)}}import{createRequire as r1}from"node:module";var O0=r1(import.meta.url),I0=import.meta.filename??import.meta.url;function Hn(e){return`<!-- muster:${e.replace(/[^\w.]+/gu,"-").slice(0,100)} -->`}function l1(e,t){return e.startsWith(`${t}
`)||e.startsWith(`${t}\r
`)}function u1(e,t){return Xi(e)===Xi(t)}function Xi(e){return e.replaceAll(`\r
`,`
`).replace(/\]\(<[^<>\n]{0,2000}>\)/gu,"]()").trimEnd()}import{createRequire as m1}from"node:module";var U0=m1(import.meta.url),q0=import.meta.filename??import.meta.url;function zn(e,t,n,a){let{account:o,regions:i,repository:s}=a,c=La(s),r={name:t,arn:"",account:o,value:n,tags:c};switch(e){case"Contact":return{kind:e,...r,handles:{channels:[]}};case"EscalationPlan":case"Rotation":return{kind:e,...r,handles:{}};case"OnCallSchedule":return{kind:e,...r,handles:{rotations:[]}};case"Runbook":return{kind:e,...r,handles:{copies:i.map(l=>({region:l,value:n,tags:c,defaultVersion:"",latestVersion:""}))}};case"Role":return{kind:e,...r,handles:{inlinePolicies:[],attachedPolicies:[]}}}}import{createRequire as d1}from"node:module";var z0=d1(import.meta.url),K0=import.meta.filename??import.meta.url;function Fe(e,t){let n=re(e,t),a=e.diagnostics.filter(r=>r.severity==="error"&&bt(r,t)),o=q(a,({at:r})=>r.file),i=h1(e,t),s=a.filter(X),c=A1(e,t,s);return{plans:n.map(({plan:r})=>r),declaredElsewhere:[...i.keys(),...g1(e,s)],unusable:new Map([...p1(n.map(({plan:r})=>r.name)),...[...i].map(([r,l])=>[r,f1(r,t.name,l)]),...n.flatMap(({plan:r,source:l})=>{let u=o.get(l.file)?.find(({plan:m})=>(m??r.name)===r.name);return u===void 0?[]:[[r.name,`${u.message} (\`${Ce(u)}\`)`]]})]),...c===void 0?{}:{unreadable:c},namelessFiles:[...new Set(s.map(({at:r})=>r.file))].filter(r=>k1(e,r,s))}}var At={name:"(no target)",account:"",regions:[""],partition:"aws",files:[],vars:{}};function re(e,t){let n=t===At?void 0:t.name;return e.plans.filter(a=>a.target?.name===n)}function Ce({at:e}){return`${e.file}:${e.line}:${e.column}`}function bt(e,t){return e.target===void 0||e.target===t.name}function p1(e){let t=new Set;return[...new Set(e.filter(n=>t.size===t.add(n).size))].map(n=>[n,`Several files declare \`${n}\` for this target, expected one`])}function h1(e,t){return new Map(e.plans.flatMap(({plan:n,target:a})=>a!==void 0&&a.account===t.account&&a.name!==t.name?[[n.name,a.name]]:[]))}function f1(e,t,n){return`Targets \`${t}\` and \`${n}\` share an account, and both declare \`${e}\``}function g1(e,t){let n=new Set(t.map(({at:a})=>a.file));return e.sources.flatMap(({file:a,value:o})=>!n.has(a)||typeof o!="object"||o===null||!("name"in o)?[]:typeof o.name=="string"?[o.name]:[])}function k1({sources:e},t,n){return n.some(({at:a,rule:o})=>a.file===t&&w1.has(o))?!0:e.some(a=>a.file===t&&!y1(a.value))}var w1=new Set(["file-outside-repository","invalid-yaml"]);function y1(e){return typeof e!="object"||e===null?!1:"kind"in e&&e.kind!=="ResponsePlan"?!0:"name"in e&&typeof e.name=="string"&&!e.name.includes("${")}function A1(e,t,n){let[a]=n;if(a!==void 0)return`\`${Ce(a)}\` has errors`;let o=new Set(e.targets.map(({name:s})=>s)),i=e.config.targets.find(({name:s,account:c})=>c===t.account&&s!==t.name&&!o.has(s));return i===void 0?void 0:`target \`${i.name}\` shares the account and was not looked at; sync without \`--target\``}import{createRequire as b1}from"node:module";var Y0=b1(import.meta.url),X0=import.meta.filename??import.meta.url,S1=/^\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}$/;function Kn(e){return typeof e=="string"?S1.exec(e)?.[1]:void 0}function C1(e){return`\${secret:${e}}`}import{createRequire as v1}from"node:module";import{a_53 as Bn,b_53 as Qi,c_53 as es}from"./check-at-once.js";import{a_51 as ts,b_51 as ob,c_51 as He}from"./check-at-once.js";import{a_9 as cb,b_9 as ns,c_9 as as,d_9 as rb,e_9 as lb}from"./check-at-once.js";import{a as ze,b as R1}from"./chunk-MMINUJOL.js";import{b as ds,c as P1}from"./chunk-NERGO5ID.js";var mb=v1(import.meta.url),db=import.meta.filename??import.meta.url;function oa(e,t){let n=e.kind==="delete"?-1:1;return os[e.kind]-os[t.kind]||n*(Ct[e.resourceKind]-Ct[t.resourceKind])||v(e.name,t.name)}var os={create:0,update:1,delete:2},Ct={Role:0,Runbook:1,Contact:2,Rotation:3,OnCallSchedule:4,EscalationPlan:5,ResponsePlan:6};function ps(e,t,n){return x1(e,t)?"high":n.some(({pointer:a})=>M1(a))?"medium":"low"}function x1(e,t){let n=(a,o)=>(a?.length??0)>0&&(o?.length??0)===0;return n(e.engagements,t.engagements)||n(e.integrations,t.integrations)||t.incidentTemplate.impact>e.incidentTemplate.impact||T1(e,t)}function T1(e,t){let{dedupeString:n}=t.incidentTemplate;return n!==void 0&&n!==e.incidentTemplate.dedupeString}var N1=/^\/(engagements|chatChannel|actions|integrations|incidentTemplate\/(notificationTargets|impact))(\/|$)/;function M1(e){return N1.test(e)}var D1=1;function le(e,t){let{account:n,regions:a}=e;return Pi({version:D1,account:n,regions:[...a].sort(v),...t})}function hs(e,t){return le(e,{changes:t.map(({digest:n})=>n).sort()})}function ve(e){let{target:t,repository:n}=e,a=new Map(E1(e).map(d=>[d.plan.name,d])),o=new Map(e.desired.map(d=>[d.name,W(d)])),i=d=>xe(d)===n,s=j1(o,a).map(fs),c=s.filter(({fields:d})=>d.length>0).map(d=>Jn(t,d)),r=new Set([...o.keys(),...e.declaredElsewhere??[]]),l=[...a.values()].filter(i),u=l.filter(d=>!r.has(d.plan.name)),m=[...[...o.values()].filter(d=>!a.has(d.name)).map(d=>_1(t,d)),...c,...e.holdsDeletes===!0?[]:u.map(d=>O1(t,d))];return{target:t.name,account:t.account,region:t.regions[0],digest:hs(t,m),changes:[...m].sort(oa),unchanged:s.filter(({fields:d})=>d.length===0).map(({plan:d})=>d.name),unmanaged:[...a.values()].filter(d=>!i(d)).map(d=>d.plan.name).sort(v),...e.holdsDeletes===!0&&u.length>0&&{undecided:u.map(({plan:d})=>d.name).sort(v)},unowned:s.filter(({remote:d})=>!i(d)).map(d=>I1(Jn(t,d))),ownedCount:l.length}}function E1(e){return e.actual.filter(t=>t.account===e.target.account)}function j1(e,t){return[...e.values()].sort((n,a)=>v(n.name,a.name)).flatMap(n=>{let a=t.get(n.name);return a===void 0?[]:[{plan:n,remote:a}]})}function $1(e,t,n){return Jn(e,fs({plan:W(t),remote:n}))}function fs({plan:e,remote:t}){let n=W(t.plan),a=JSON.stringify(n)===JSON.stringify(e);return{plan:e,remote:t,before:n,fields:a?[]:Bn(n,e)}}function _1(e,t){return{resourceKind:"ResponsePlan",kind:"create",name:t.name,digest:le(e,{desired:t}),risk:"low",desired:t}}function Jn(e,{plan:t,remote:n,before:a,fields:o}){return{resourceKind:"ResponsePlan",kind:"update",name:t.name,digest:le(e,{actual:a,desired:t}),risk:ps(a,t,o),desired:t,actual:n,fields:o}}function O1(e,t){let n=W(t.plan);return{resourceKind:"ResponsePlan",kind:"delete",name:n.name,digest:le(e,{actual:n}),risk:"high",actual:t}}function I1(e){let t=xe(e.actual);return{name:e.name,adoption:e,...t===void 0?{}:{repository:t}}}async function ia(e,t,n){let a=await He(n,`Asking AWS which account the credentials for \`${e.name}\` belong to`,t.callerAccount());if(a!==e.account)throw new ze(`Unexpected credentials of account \`${a}\`, expected those of \`${e.account}\` (target \`${e.name}\`)`,"Assume a role of the target's account, or pass `--target` to choose another target");await L1(e,t,n)}async function L1(e,t,n){let[a]=e.regions,o=await t.replicationSet();if(o===void 0)throw new ze(`Account \`${e.account}\` has no replication set, expected one with \`${a}\` (target \`${e.name}\`)`,"Set up Incident Manager in the account, or correct `account` and `regions` of the target");if(!o.regions.includes(a))throw new ze(`Unexpected Region \`${a}\` of target \`${e.name}\`, expected one of its replication set: ${Gn(o.regions)}`,"Correct `regions` of the target in `muster.yaml`");if(o.status!=="ACTIVE")throw new ze(`The replication set of account \`${e.account}\` is ${o.status}, expected ACTIVE`,"Wait until the replication set is active, then run it again");[...o.regions].sort().join()!==[...e.regions].sort().join()&&n.progress(`Target \`${e.name}\` names the Regions ${Gn(e.regions)}, its replication set has ${Gn(o.regions)}`)}function Gn(e){return[...e].sort().map(t=>`\`${t}\``).join(", ")}function sa(e,t){let n=new Set;return Zn(e,"",t,n),n}function gs(e,t){return Ct[e]>Ct[t]||e===t&&V1.has(e)}var V1=new Set(["Role","Runbook","EscalationPlan"]),U1=new Set(["documentName","DocumentName","Requires"]);function Zn(e,t,n,a){if(typeof e=="string"){let o=q1(e,n)??(U1.has(t)?`document/${e}`:void 0);o!==void 0&&a.add(o)}else if(Array.isArray(e))for(let o of e)Zn(t==="Requires"&&C(o)?o.Name:o,t,n,a);else if(C(e))for(let[o,i]of Object.entries(e))Zn(i,o,n,a)}function q1(e,t){if(e.startsWith("rotation/"))return e;let[,n,a,o=""]=/^arn:[^:]+:([^:]+):[^:]*:(\d{12}):(.+)$/u.exec(e)??[];if(a!==t)return;let[i="",...s]=o.split("/");switch(`${n}:${i}`){case"ssm-contacts:contact":case"ssm:document":return o;case"iam:role":return`role/${s.at(-1)}`;default:return}}function ks(e,t,n,a){let o=new Map(e.map(c=>[A(c),c])),i=[...n.map(({plan:c})=>({resourceKind:"ResponsePlan",name:c.name,value:c})),...a.map(({kind:c,name:r,value:l})=>({resourceKind:c,name:r,value:l}))].map(c=>({...c,references:sa(c.value,t),change:o.get(A(c))})),s=e.filter(({kind:c,resourceKind:r})=>c==="delete"&&r!=="ResponsePlan");return new Map(s.map(c=>{let r=A(c),l=i.filter(u=>u.references.has(r)&&gs(u.resourceKind,c.resourceKind)).filter(u=>A(u)!==r).map(u=>({label:ne(u),...u.change!==void 0&&W1(u.change,r,t)?{releasedBy:u.change}:{}}));return[r,l]}))}function W1(e,t,n){if(e.kind==="delete")return!0;let a=e.resourceKind==="ResponsePlan"?e.desired:e.declared;return!sa(a,n).has(t)}function ca(e,t,n){let a=[...t.changes,...n.changes];return{...t,digest:hs(e,a),changes:a.sort(oa),unchanged:[...t.unchanged,...n.unchanged],unmanaged:[...t.unmanaged,...n.unmanaged],unowned:[...t.unowned,...n.unowned],adoptable:n.adoptable,blocked:n.blocked,pending:n.pending,ownedCount:t.ownedCount+n.ownedCount}}function vt(e){return e.slice(1).split("/").map((t,n,[a])=>{let o=t.replaceAll("~1","/").replaceAll("~0","~");return n===1&&(a==="actions"||a==="integrations")?Number(o):o})}function ra(e,t){return t.reduce((n,a)=>{if(!(typeof n!="object"||n===null||!Object.hasOwn(n,a)))return Object.entries(n).find(([o])=>o===String(a))?.[1]},e)}function ws(e,t,n){let a=new Map(t.map(i=>[i.plan.name,i])),o=[];return{plans:e.map(({plan:i,source:s})=>{let c=a.get(i.name),r=c===void 0?[]:As(s,n);if(c===void 0||r.length===0)return i;let[l,u]=[W(i),W(c.plan)],m=Bn(u,l).flatMap(({pointer:p})=>{let f=r.find(({lines:h})=>bs(h,vt(p),s));return f===void 0?[]:[{pointer:p,by:f}]});for(let{pointer:p,by:f}of m)o.push(F1(i.name,p,f,s));let d=m.map(({pointer:p})=>p);return m.length===0?i:ys(l,u,d)}),ignored:o}}function ys(e,t,n){let a=structuredClone(e);for(let o of n)Yn(a,vt(o),ra(t,vt(o)));return W(a)}function As(e,t="9999-12-31"){return es(e).flatMap(n=>{if(!("rules"in n)||!n.rules.includes(Qi)||n.reason==="")return[];let{until:a}=n;return a===void 0||/^\d{4}-\d{2}-\d{2}$/u.test(a)&&a>=t?[n]:[]})}function bs(e,t,n){return e==="document"?!0:t.some((a,o)=>{let i=t.slice(0,o+1);return ra(n.value,i)===void 0?!1:e.has(n.locate(i,"key").line)||e.has(n.locate(i).line)})}function F1(e,t,{comment:n,reason:a,until:o},i){let{file:s}=i;return{name:e,pointer:t,reason:a,...o===void 0?{}:{until:o},file:s,line:n.line}}function Yn(e,t,n){let[a,...o]=t;if(a===void 0)return;if(o.length===0){n===void 0?Reflect.deleteProperty(e,a):is(e,a,n);return}let i=Reflect.get(e,a);if(typeof i=="object"&&i!==null)Yn(i,o,n);else if(n!==void 0){let s={};is(e,a,s),Yn(s,o,n)}}function is(e,t,n){Reflect.defineProperty(e,t,{value:n,writable:!0,enumerable:!0,configurable:!0})}function Xn(e,t){let n=Object.hasOwn(e,"Channels")?E(e.Channels).map(z1):t,a=o=>K1(String(o),n,t);return j({...Cs(e,({ContactChannelId:o,RetryIntervalInMinutes:i,...s})=>({ContactChannelId:a(o),RetryIntervalInMinutes:i===0?void 0:i,...s})),...Object.hasOwn(e,"Channels")&&{Channels:B1(n)}})}function Qn(e){return Cs(e,t=>t)}function ea(e,t){let n=C(e.Plan)?e.Plan:{},a=Array.isArray(n.RotationIds)?n.RotationIds.map(String):[],o=new Map(t.map(({arn:s,name:c})=>[s,c])),i=a.map(s=>{let c=o.get(s);return c===void 0?s:`rotation/${c}`});return j({...Ss(e),Plan:j({RotationIds:i.sort(v)})})}function Ss(e){return{Alias:e.Alias,DisplayName:e.DisplayName,Tags:de(e.Tags)}}function Cs(e,t){let n=C(e.Plan)?e.Plan:{},a=E(n.Stages).map(({DurationInMinutes:o,Targets:i})=>({DurationInMinutes:o,Targets:H1(E(i).map(({ChannelTargetInfo:s,ContactTargetInfo:c})=>({...C(s)&&{ChannelTargetInfo:j(t(s))},...C(c)&&{ContactTargetInfo:j(c)}})))}));return j({...Ss(e),Plan:j({Stages:a})})}function H1(e){return e.map(t=>[I(t),t]).sort(([t],[n])=>v(t,n)).map(([,t])=>t)}function z1({Name:e,Type:t}){return{name:String(e),type:String(t)}}function K1(e,t,n){let a=n.find(({arn:i})=>i===e);if(a!==void 0)return be(a,n)??e;let o=Tn(e,t);return o===void 0?e:be(o,t)??e}function B1(e){let t=new Map,n=e.map(a=>{let o=be(a,e)??`channel/${a.type}/${a.name}`,i=(t.get(o)??0)+1;t.set(o,i);let s=o.slice(8);return[i===1?s:`${s}#${i}`,{Type:a.type}]});return Object.fromEntries(n.sort(([a],[o])=>v(a,o)))}function ss(e){let t=ns(e);return Be(t)?Ke(t,(n,a)=>n==="Statement"?ua(a).map(J1):a):t}var G1=new Set(["Action","NotAction","Resource","NotResource"]);function J1(e){return Be(e)?Ke(e,(t,n)=>G1.has(t)?la(n):t==="Principal"||t==="NotPrincipal"?Z1(n):t==="Condition"?X1(n):n):e}function Z1(e){let t=e==="*"?{AWS:"*"}:e;return Be(t)?Ke(t,(n,a)=>la(n==="AWS"?ua(a).map(o=>Y1(String(o))):a)):t}function Y1(e){return/^\d{12}$/.test(e)?`arn:aws:iam::${e}:root`:e.replace(/^arn:aws(-cn|-us-gov)?:iam::(\d{12}):root$/,"arn:aws:iam::$2:root")}function X1(e){return Be(e)?Ke(e,(t,n)=>Be(n)?Ke(n,(a,o)=>la(o)):n):e}function la(e){let t=ua(e).map(n=>typeof n=="object"?I(n):String(n));return[...new Set(t)].sort(v)}function ua(e){return Array.isArray(e)?e:[e]}function Ke(e,t){return Object.fromEntries(Object.entries(e).map(([n,a])=>[n,t(n,a)]))}function Be(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)}var vs=3600;function ta(e){return j({RoleName:e.RoleName,Path:e.Path??"/",Description:e.Description,AssumeRolePolicyDocument:ss(e.AssumeRolePolicyDocument),MaxSessionDuration:e.MaxSessionDuration??vs,PermissionsBoundary:e.PermissionsBoundary,ManagedPolicyArns:No(e.ManagedPolicyArns),Policies:To(e.Policies,({PolicyName:t})=>String(t),({PolicyDocument:t})=>ss(t)),Tags:de(e.Tags)})}function na(e,t){let{Content:n}=e,a=t==="parsed"&&typeof n=="string"?as(n):void 0;return j({Name:e.Name,DisplayName:e.DisplayName,TargetType:e.TargetType,Requires:Array.isArray(e.Requires)?e.Requires.map(o=>j(Object(o))):void 0,DocumentFormat:e.DocumentFormat,Content:a??n,Tags:de(e.Tags)})}function Rs(e){return C(e.Content)?"parsed":"exact"}var Q1={Contact:["Channels"],EscalationPlan:[],OnCallSchedule:[],Rotation:["StartTime"],Runbook:["DisplayName","TargetType","DocumentFormat"],Role:[]};function Ge(e,t){let n=Q1[t.kind].filter(o=>!Object.hasOwn(e,o)),a=Object.fromEntries(Object.entries(t.value).filter(([o])=>!n.includes(o)));switch(t.kind){case"Contact":{let{channels:o}=t.handles;return{desired:Xn(e,o),actual:Xn(a,o)}}case"EscalationPlan":return{desired:Qn(e),actual:Qn(a)};case"OnCallSchedule":{let{rotations:o}=t.handles;return{desired:ea(e,o),actual:ea(a,o)}}case"Rotation":return{desired:Ue(e),actual:Ue(a)};case"Runbook":{let o=Rs(e);return{desired:na(e,o),actual:na(a,o)}}case"Role":return{desired:ta(e),actual:ta(a)}}}function Tt(e,t){switch(e){case"Contact":return Xn(t,[]);case"EscalationPlan":return Qn(t);case"OnCallSchedule":return ea(t,[]);case"Rotation":return Ue(t);case"Runbook":return na(t,Rs(t));case"Role":return ta(t)}}function Nt(e,t){if(Array.isArray(e.Channels))return E(e.Channels).map(({Name:n,Type:a,DeferActivation:o,DeliveryAddress:i})=>({name:String(n),type:a==="VOICE"||a==="EMAIL"?a:"SMS",deferActivation:o===!0,address:eh(i,t)}))}function eh(e,t){let n=C(e)?e.SimpleAddress:void 0,a=Kn(n);if(a!==void 0){let o=t?.(a);return{shown:String(n),variable:a,...o===void 0?{}:{secret:o}}}return typeof n=="string"&&n!==""?{shown:"***",secret:ce(n)}:{shown:"unset"}}function ma({name:e,type:t},n){let a=n.filter(o=>o.name===e&&o.type===t);return a.find(({isActivated:o})=>o)??a[0]}function th(e,t,n){return(Nt(e,n)??[]).flatMap(a=>{let o=ma(a,t),{secret:i,shown:s}=a.address;return o===void 0||i===void 0||i.reveal()===o.address.reveal()?[]:[{pointer:me(["Channels",a.name,"DeliveryAddress"]),actual:"another address",desired:s}]})}function nh({type:e,address:t}){let n=t.secret?.reveal();return n===void 0?!0:e==="EMAIL"?/^[^\s@]{1,200}@[^\s@]{1,119}$/u.test(n):/^\+\d{6,15}$/u.test(n)}function ah({pointer:e}){return/^\/Channels\/[^/]*\/DeliveryAddress$/u.test(e)}function Ps({actual:e,desired:t}){let n=new Map(aa(e).map(([o,i])=>[me(o),i])),a=new Map(aa(t).map(([o,i])=>[me(o),i]));return[...new Set([...a.keys(),...n.keys()])].filter(o=>I(n.get(o))!==I(a.get(o))).map(o=>({pointer:o,...n.has(o)?{actual:n.get(o)}:{},...a.has(o)?{desired:a.get(o)}:{}}))}var oh=new Set(["Plan","Recurrence","Channels","Policies","Tags"]);function aa(e,t=[]){return Object.entries(e).flatMap(([n,a])=>{let o=[...t,n];return t.length===0&&oh.has(n)&&C(a)?aa(a,o):n==="Stages"&&Array.isArray(a)?a.map((i,s)=>[[...o,s],i]):[[o,a]]})}function da(e,t){let n=(e.kind==="Runbook"?e.handles.copies.map(a=>a.tags):[e.tags]).map(a=>Object.hasOwn(a,ue)&&a[ue]||void 0);return n.every(a=>a===t)?t:n.find(a=>a!==void 0&&a!==t)}function xs(e,t,n){let a=I(Ge(e,t).actual),o=t.handles.copies.map(c=>[c.region,Ge(e,{...t,value:c.value}).actual]),i=new Set(o.filter(([,c])=>I(c)===a).map(([c])=>c)),s=o.filter(([c])=>!i.has(c));return{fields:n.every(c=>i.has(c))?[]:[{pointer:"/Regions",actual:n.filter(c=>i.has(c)),desired:n}],others:s.length===0?void 0:Object.fromEntries(s)}}var ih=/^\/(?:DisplayName|Description|Tags|MaxSessionDuration|TargetType|DocumentFormat)(?:\/|$)/u;function Ts(e,t,n,a){return(e==="Role"?ch(a):sh(t,n))?"high":a.every(({pointer:o})=>ih.test(o))?"low":"medium"}function sh(e,t){return C(e.Plan)&&!C(t.Plan)}function ch(e){return e.some(t=>/^\/(?:Policies\/|ManagedPolicyArns)/u.test(t.pointer)&&t.desired===void 0||t.pointer==="/PermissionsBoundary"&&t.desired!==void 0)}function rh(e,t,n){if(e.kind!=="delete")return lh(e,t)??(e.kind==="update"?uh(e.fields,A(e)):void 0)??mh(e,n)}function lh(e,t){let n=A(e),a=t.filter(({kind:i,name:s})=>M(i,s)===n),o=a.find(({kind:i})=>i!==e.resourceKind);if(o!==void 0)return{reason:`\`${n}\` is declared as \`${e.resourceKind}\`, and AWS has it as \`${o.kind}\``,hint:"Give it another alias, or the other kind: AWS cannot turn one into the other"};if(!(a.length<2))return{reason:`AWS has ${a.length} of \`${n}\`, expected one: ${a.map(({arn:i})=>`\`${i}\``).join(", ")}`,hint:"Delete those that are not in use, or give the declared one another name"}}var cs=new Map([["/Path","the path of a role"],["/Requires","what a document requires"]]);function uh(e,t){let n=e.find(({pointer:o})=>cs.has(o));if(n!==void 0)return{reason:`\`${t}\`: AWS cannot change ${cs.get(n.pointer)} (\`${n.pointer}\`)`,hint:"Write it as AWS has it, or declare another resource and let this one go"};let a=e.find(({pointer:o})=>/^\/(?:DisplayName|TargetType|DocumentFormat)$/u.test(o));if(!(!t.startsWith("document/")||a===void 0||e.some(({pointer:o})=>o==="/Content")))return{reason:`\`${t}\`: AWS changes \`${a.pointer}\` only together with the content`,hint:"Write it as AWS has it until the content changes"}}function mh(e,t){if(e.resourceKind!=="Contact")return;let n=e.kind==="update"&&e.actual.kind==="Contact"?e.actual.handles.channels:[],a=Nt(e.declared,t)?.find(s=>s.address.secret===void 0&&ma(s,n)===void 0);if(a===void 0)return dh(e,t);let{variable:o}=a.address,i=`Channel \`${a.name}\` of \`${A(e)}\` is new`;return o===void 0?{reason:`${i}, and its file says no address`,hint:"Write `DeliveryAddress: {SimpleAddress: '${secret:NAME}'}`"}:{reason:`${i}, and the environment has no \`${o}\``,hint:`Set \`${o}\` to the address where the sync runs`}}function dh(e,t){let n=Nt(e.declared,t)?.find(c=>!nh(c));if(n===void 0)return;let[a,o]=n.type==="EMAIL"?["an e-mail address","ann@example.com"]:["a phone number","+14255550123"],{name:i,address:s}=n;return{reason:`Unexpected value of \`${s.variable??s.shown}\` for channel \`${i}\` of \`${A(e)}\`, expected ${a} such as \`${o}\``,hint:"Correct the secret: its value is not sent and not shown"}}function pa(e){let{repository:t}=e,n=d=>da(d,t)===t,a=e.actual.toSorted((d,p)=>Number(n(d))-Number(n(p))),o=new Map(a.map(d=>[M(d.kind,d.name),d])),i=new Map(e.desired.map(d=>[M(d.kind,d.name),d])),s=[...i].flatMap(([d,p])=>{let f=o.get(d);return f===void 0?[]:[Ns(e,p,f)]}),c=s.filter(({fields:d})=>d.length>0),r=[...i].filter(([d])=>!o.has(d)).map(([,d])=>ph(e,d)),l=d=>i.has(d)||e.declaredElsewhere?.has(d)===!0,u=[...o].filter(([d,p])=>!l(d)&&n(p)),m=s.filter(d=>!n(d.actual));return{changes:[...r,...c,...u.map(([,d])=>hh(e,d))],unchanged:ls(s.filter(({fields:d})=>d.length===0)),unmanaged:ls(m),unowned:m.filter(({fields:d})=>d.length>0).map(d=>rs(d,t)),adoptable:m.filter(({fields:d})=>d.length===0).map(d=>rs(d,t)),blocked:gh(e,[...r,...s]),pending:s.flatMap(kh),ownedCount:[...o.values()].filter(n).length}}function Rt(e,{value:t},n){return[...Ps(Ge(t,n)),...n.kind==="Runbook"?xs(t,n,e.target.regions).fields:[],...n.kind==="Contact"?th(t,n.handles.channels,e.secretOf):[]]}function Ns(e,t,n){let{desired:a,actual:o}=Ge(t.value,n),i=Rt(e,t,n),s=n.kind==="Runbook"?xs(t.value,n,e.target.regions).others:void 0,c=M(t.kind,t.name),r=i.every(l=>!Object.hasOwn(l,"actual")||l.pointer==="/Regions");return{resourceKind:t.kind,kind:"update",name:t.name,digest:le(e.target,{resource:c,actual:o,desired:a,...s&&{others:s}}),risk:Ts(t.kind,o,a,i),declared:t.value,desired:a,actual:n,before:o,fields:i,...r?{resumes:Ms(e.target,t)}:{}}}function ph({target:e},t){return{resourceKind:t.kind,kind:"create",name:t.name,digest:Ms(e,t),risk:"low",declared:t.value,desired:Tt(t.kind,t.value)}}function Ms(e,{kind:t,name:n,value:a}){return le(e,{resource:M(t,n),desired:Tt(t,a)})}function hh({target:e},t){let{kind:n,name:a}=t,o=fh(t),i=le(e,{resource:M(n,a),actual:o});return{resourceKind:n,kind:"delete",name:a,digest:i,risk:"high",actual:t,before:o}}function fh({kind:e,value:t}){return Tt(e,t)}function gh(e,t){return new Map(t.flatMap(n=>{let a=rh(n,e.actual,e.secretOf);return a===void 0?[]:[[A(n),a]]}))}function kh({actual:e}){return e.kind!=="Contact"?[]:e.handles.channels.filter(({isActivated:t})=>!t).map(({name:t})=>({contact:e.name,channel:t}))}function rs(e,t){let n=da(e.actual,t);return{name:e.name,adoption:e,...n===void 0?{}:{repository:n}}}function ls(e){return e.map(A).sort(v)}function Ds(e,t,n){return n.map(Es).sort((a,o)=>Number(o[2]??0)-Number(a[2]??0)).reduce((a,o)=>yh(a,t,o),e)}function wh(e,t){let n=Es(e),[a="",o="",...i]=n;if(Object.hasOwn(ha,a)){let s=Pt(a,o,E(t[a]));return s<0?[a]:[a,s,...i]}return n.map((s,c)=>n[c-1]==="Stages"?Number(s):s)}var ha={Tags:"Key",Policies:"PolicyName",Channels:"Name"};function Es(e){return e.slice(1).split("/").map(t=>t.replaceAll("~1","/").replaceAll("~0","~"))}function Pt(e,t,n){if(e!=="Channels")return n.findIndex(o=>String(o[ha[e]??""])===t);let a=n.map(({Name:o,Type:i},s)=>({name:String(o),type:String(i),index:s}));return Tn(`channel/${t}`,a)?.index??-1}function yh(e,t,n){let[a="",o="",i]=n;if(a==="Channels"&&i!==void 0){let r=Pt(a,o,E(e[a]));return{...e,[a]:E(e[a]).map((l,u)=>u===r?fa(l,i):l)}}if(Object.hasOwn(ha,a))return Sh(e,a,Ah(e,t,a,o));if(a==="Content")return St(St(e,t,"Content"),t,"DocumentFormat");if(o==="Stages"){let[r,l]=[e.Plan,t.Plan].map(u=>C(u)?u:{});return{...e,Plan:{...r,Stages:bh(E(r?.Stages),E(l?.Stages),Number(i))}}}if(n.length===1)return St(e,t,a);let[s,c]=[e[a],t[a]].map(r=>C(r)?r:{});return{...e,[a]:St(s??{},c??{},o)}}function Ah(e,t,n,a){let[o,i]=[E(e[n]),E(t[n])],s=i[Pt(n,a,i)],c=Pt(n,a,o);return c<0?s===void 0?o:[...o,s]:o.flatMap((r,l)=>l!==c?[r]:s===void 0?[]:[s])}function bh(e,t,n){let a=t[n];return n>=e.length?a===void 0?e:[...e,a]:e.flatMap((o,i)=>i!==n?[o]:a===void 0?[]:[a])}function Sh(e,t,n){return n.length===0?fa(e,t):{...e,[t]:n}}function St(e,t,n){return Object.hasOwn(t,n)?{...e,[n]:t[n]}:fa(e,n)}function fa(e,t){return Object.fromEntries(Object.entries(e).filter(([n])=>n!==t))}function Ch(e,t,n){let a=new Map(e.actual.map(i=>[us(i),i])),o=[];return{neighbours:t.map(({source:i,...s})=>{let c=a.get(us(s)),r=c===void 0?[]:As(i,n);if(c===void 0||r.length===0)return s;let l=Rt(e,s,c).flatMap(({pointer:p})=>{let f=wh(p,s.value),h=r.find(({lines:k})=>bs(k,f,i));return h===void 0?[]:[{pointer:p,by:h}]}),u=l.map(({pointer:p})=>p),m={...s,value:Ds(s.value,c.value,u)},d=new Set(Rt(e,m,c).map(({pointer:p})=>p));for(let{pointer:p,by:f}of l)d.has(p)||o.push(vh(s,p,f,i));return m}),ignored:o}}function us({kind:e,name:t}){return JSON.stringify([e,t])}function vh({kind:e,name:t},n,{comment:a,reason:o,until:i},{file:s}){let c=i===void 0?{}:{until:i};return{name:M(e,t),pointer:n,reason:o,...c,file:s,line:a.line}}function js(e,t,n){return e.map(a=>{if(a.resourceKind!=="Runbook"||a.kind!=="update")return a;let o=Rh(a,e,t,n);return o.length===0?a:{...a,pinned:o}})}function Rh(e,t,n,a){if(!e.fields.some(({pointer:i})=>i==="/Content"))return[];let o=Ph(e);return n.flatMap(i=>{let s=i.actions?.[0]?.ssmAutomation,{documentVersion:c=""}=s??{};return s===void 0||!/^\d+$/u.test(c)||!xh(s.documentName,e.name,a)?[]:(o===void 0?Th(i.name,t):c===o)?[]:[{plan:i.name,version:c}]})}function Ph({actual:e}){let t=e.kind==="Runbook"?e.handles.copies[0]?.latestVersion??"":"";return t===""?void 0:String(Number(t)+1)}function xh(e,t,{account:n}){return e.startsWith("arn:")?e.endsWith(`:${n}:document/${t}`):e===t}function Th(e,t){return t.some(n=>n.resourceKind==="ResponsePlan"&&n.name===e&&(n.kind!=="update"||n.fields.some(({pointer:a})=>a.endsWith("/documentVersion"))))}function xt(e,t){let{syncedKinds:n}=e.config,a=e.declared.filter(({kind:u})=>n.includes(u)),o=a.filter(u=>u.target?.name===t.name),i=a.filter(u=>u.target?.account===t.account&&u.target.name!==t.name),s=e.diagnostics.filter(u=>u.severity==="error"&&bt(u,t)),c=q(s,({at:u})=>u.file),r=({kind:u,name:m})=>M(u,m),l=[...q(o,r)].filter(([,u])=>u.length>1);return{neighbours:o.map(({kind:u,name:m,value:d,source:p})=>({kind:u,name:m,value:d,source:p})),kinds:ds.filter(u=>o.some(m=>m.kind===u)),declaredElsewhere:new Set([...i.map(r),...Nh(e,s.filter(X))]),unusable:new Map([...i.map(u=>[r(u),`Target \`${u.target?.name}\` of the same account declares it too`]),...l.map(([u])=>[u,`Several files declare \`${u}\` for this target, expected one`]),...o.flatMap(u=>{let m=c.get(u.source.file)?.find(({plan:d})=>d===void 0||d===u.name);return m===void 0?[]:[[r(u),`${m.message} (\`${Ce(m)}\`)`]]})])}}function Nh({sources:e},t){let n=new Set(t.map(({at:a})=>a.file));return e.flatMap(({file:a,value:o})=>{if(!n.has(a)||typeof o!="object"||o===null||!("kind"in o))return[];let i=ds.find(c=>c===o.kind);if(i===void 0)return[];let s=Object.entries(o).find(([c])=>c===P1[i])?.[1];return typeof s=="string"?[M(i,s)]:[]})}async function Mh(e,t,n,a,o,i){let s=xt(n,a);if(s.kinds.length===0)return e;if(i.neighboursFor===void 0)throw new Error("A world without a reader of neighbours cannot compare them");let c=i.neighboursFor(a),r=`Reading the neighbours of the plans of \`${a.name}\` from AWS`,l={kinds:s.kinds,...n.config.sync.prune?{}:{names:Dh(s)}},u=await He(i.output,r,c.neighbours(l)),m={target:a,actual:u.filter(({account:L})=>L===a.account),...i.secretOf===void 0?{}:{secretOf:i.secretOf}},d=await Promise.all(s.neighbours.map(async({source:L,...K})=>({...await $s(K,c),source:L}))),{neighbours:p,ignored:f}=Ch(m,d,i.today),{declaredElsewhere:h}=s,k={...m,repository:o,desired:p,declaredElsewhere:h},g=ca(a,e,pa(k)),y={...g,changes:js(g.changes,_s(n,a),a)},w=f.length===0?y:{...y,ignored:f};if(w.changes.every(({kind:L,resourceKind:K})=>L!=="delete"||K==="ResponsePlan"))return w;let x=Eh.filter(L=>!s.kinds.includes(L)),N=x.length===0?[]:await c.neighbours({kinds:x});return{...w,holders:ks(w.changes,a.account,t,[...k.actual,...N])}}function Dh({neighbours:e}){let t=n=>e.filter(a=>a.kind===n).map(({name:a})=>a);return{Role:t("Role"),Runbook:t("Runbook")}}var Eh=["Rotation","OnCallSchedule","EscalationPlan"];async function $s(e,t){let{CloneOf:n,...a}=e.value;if(e.kind!=="Runbook"||typeof n!="string")return e;let o=await t.documentToClone(n);if(o===void 0)throw new ze(`Runbook \`${e.name}\` is a clone of \`${n}\`, which does not exist or may not be read`,"Correct `CloneOf`: a document of AWS or one that is shared with the account");return{...e,value:{...a,Content:o.content,DocumentFormat:o.format}}}function jh(e,t,n,a,o){let[i,s]=[xt(t,a),xt(n,a)];if(i.neighbours.length+s.neighbours.length===0)return e;let c={...a,repository:o},r=pa({target:a,repository:o,desired:i.neighbours.map(ms),actual:s.neighbours.map(u=>zn(u.kind,u.name,ms(u).value,c)),declaredElsewhere:i.declaredElsewhere}),l=ca(a,e,{...r,blocked:new Map,pending:[]});return{...l,changes:js(l.changes,_s(t,a),a)}}function _s(e,t){return re(e,t).map(({plan:n})=>n)}function ms(e){let{CloneOf:t,...n}=e.value;return t===void 0?e:{...e,value:{...n,Content:`CloneOf: ${t}`}}}async function ga(e,t,n,a){let{done:o,failures:i}=await ts(Is(e),s=>a===void 0?Os(e,s,t,n,"undecided"):_h(e,s,t,n,a));return{targets:o.map(({value:s})=>s),...i.length===0?{}:{failures:i}}}function ka(e,t,n){return{targets:(e.config.targets.length===0?[At]:e.targets).map(a=>{let o=Fe(e,a),i=re(t,a),s=new Set(o.namelessFiles),c=i.filter(({source:u})=>s.has(u.file)).map(({plan:u})=>u.name),r=new Set(t.files),l=ve({target:a,repository:n,desired:o.plans,actual:i.map(({plan:u})=>$h(u,a,n)),declaredElsewhere:[...o.declaredElsewhere,...c],holdsDeletes:o.namelessFiles.some(u=>!r.has(u))});return jh(l,e,t,a,n)})}}function $h(e,t,n){return{arn:Ia(t,e.name),account:t.account,plan:Oa(e,n)}}async function Os(e,t,n,a,o="deleted"){let i=a.readerFor(t);await ia(t,i,a.output);let s=await He(a.output,`Reading the plans of \`${t.name}\` from AWS`,i.plans()),{declaredElsewhere:c,namelessFiles:r}=Fe(e,t),l=o==="undecided"&&r.length>0,{plans:u,ignored:m}=ws(re(e,t),s,a.today),d=ve({target:t,repository:n,desired:u,actual:s,declaredElsewhere:c,holdsDeletes:l}),p=await Mh(d,s,e,t,n,a);return m.length===0?p:{...p,ignored:[...m,...p.ignored??[]]}}async function _h(e,t,n,a,o){let i=a.readerFor(t);await ia(t,i,a.output);let{declaredElsewhere:s,namelessFiles:c}=Fe(e,t),r=re(e,t),l=new Set(r.filter(({source:w})=>o.has(w.file)).map(({plan:w})=>w.name)),u=new Set([...r.map(({plan:w})=>w.name),...s]),m=w=>l.has(w)||!u.has(w),{read:d,listed:p}=await He(a.output,`Reading plans of \`${t.name}\` from AWS`,i.somePlans(m)),f=new Set(p),h=r.filter(({plan:w})=>!f.has(w.name)),{plans:k,ignored:g}=ws(h,d,a.today),y=r.map(({plan:w})=>w.name).filter(w=>f.has(w));return{...ve({target:t,repository:n,desired:k,actual:d,declaredElsewhere:[...u],holdsDeletes:c.length>0}),notCompared:y,...g.length===0?{}:{ignored:g}}}function Is(e){if(e.targets.length>0)return e.targets;throw new R1("Unexpected configuration without targets, expected at least one account to compare with","Add `targets` with `account` and `regions` to `muster.yaml`; `muster init` writes one")}function Oh(e){return e.diagnostics.filter(X).map(t=>`Not compared: \`${Ce(t)}\` has errors: ${t.message}`)}function Ih(e,t){return(e.failures??[]).length>0?3:t&&e.targets.some(({changes:n})=>n.length>0)?1:0}import{createRequire as Lh}from"node:module";import{a as Vh}from"./chunk-HR7TTWJF.js";var _b=Lh(import.meta.url),Ob=import.meta.filename??import.meta.url;function Us(e){return e.split(/\r\n|\r|\n/u).map(Vh).join(`
`).replaceAll("%","%25").replaceAll(`
`,"%0A")}function Ls(e){return Us(e).replaceAll(":","%3A").replaceAll(",","%2C")}var Vs=10,Uh=["error","warning","notice"];function wa(e,t=""){return`${[...Uh.flatMap(n=>{let a=e.diagnostics.filter(({severity:i})=>i===n),o=a.length-Vs;return[...a.slice(0,Vs).map(i=>qh(i,t)),...o>0?[`${o} more of level ${n}`]:[]]}),ie(e.summary)].join(`
`)}
`}function qh({severity:e,rule:t,at:n,message:a,hint:o},i){let s=[`file=${Ls(`${i}${n.file}`)}`,`line=${n.line}`,...n.endLine===n.line?[`endLine=${n.endLine}`,`col=${n.column}`,`endColumn=${n.endColumn}`]:[`endLine=${n.endLine}`],`title=${Ls(t)}`],c=o===void 0?a:`${a}
${o}`;return`::${e} ${s.join(",")}::${Us(c)}`}import{createRequire as Wh}from"node:module";import{a_21 as qs}from"./check-at-once.js";import{a as F}from"./chunk-PDVJWMYT.js";var Fb=Wh(import.meta.url),Hb=import.meta.filename??import.meta.url,Ws=80,Mt=80;function Fh(e,t){let{before:n,mark:a,after:o}=Hh(e,t),i=n.length>Ws?`\u2026${n.slice(-Ws)}`:n,s=a.length>Mt?a.slice(0,Mt):a,c=`${a.slice(s.length)}${o}`,r=c.length>Mt?`${c.slice(0,Mt)}\u2026`:c,l="^".repeat(Math.max(1,Fs(s)));return[`${i}${s}${r}`.trimEnd().replaceAll("##[","#\u266F["),`${" ".repeat(Fs(i))}${l}`]}function Hh(e,t){let n=e.endLine===e.line?e.endColumn-1:t.length,a=Math.min(e.column-1,t.length);return{before:ya(t.slice(0,a)),mark:ya(t.slice(a,Math.max(n,a))),after:ya(t.slice(Math.max(n,a)))}}function ya(e){return F(e.replaceAll("	","  ").replace(/[\r\n]+$/u,""))}function Fs(e){if(/^[\x20-\x7e]*$/u.test(e))return e.length;let t=0;for(let n of e)t+=zh(n);return t}function zh(e){return new RegExp("\\p{M}","u").test(e)?0:/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(e)?2:1}function Aa(e,t={}){let n=t.palette??qs;return`${[...Kh(e.diagnostics,n,t.lineAt),...Qh(e.readiness,n),...tf(e,n),...ef(e,n),nf(e,n)].join(`

`)}
`}function Kh(e,t,n){let a=Bh(e),o=(i,s)=>a.has(`${i}:${s}`)?void 0:n?.(i,s);return[...q(e,({at:i})=>i.file)].map(([i,s])=>[t.bold(F(i)),...s.map(c=>Gh(c,t,o))].join(`
`))}function Bh(e){let t=e.filter(({isPrivate:n})=>n===!0).map(({at:n})=>n);return new Set(t.flatMap(({file:n,line:a,endLine:o})=>Array.from({length:o-a+1},(i,s)=>`${n}:${a+s}`)))}function Gh(e,t,n){let{at:a,severity:o,message:i,hint:s,rule:c,target:r}=e,l=r===void 0?c:`${c}, ${F(r)}`,u=[`  ${a.line}:${a.column}  ${t[o](o)}  ${F(i)}  ${t.dim(l)}`],m=n(a.file,a.line);return m!==void 0&&u.push(...Jh(e,m,t)),s!==void 0&&u.push(`       ${t.dim("\u2192")} ${F(s)}`),u.join(`
`)}function Jh({at:e,severity:t},n,a){let[o,i]=Fh(e,n),s=String(e.line).padStart(6);return[`${a.dim(`${s} |`)} ${o}`,`${a.dim(`${" ".repeat(s.length)} |`)} ${Zh(i,t,a)}`]}function Zh(e,t,n){let a=e.indexOf("^");return`${e.slice(0,a)}${n[t](e.slice(a))}`}var Yh={ready:"ready",notReady:"not ready",unknown:"unknown"},Xh={ready:"good",notReady:"error",unknown:"warning"};function Qh(e,t){if(e.length===0)return[];let n=e.map(({plan:a,target:o,verdict:i,because:s})=>{let c=t[Xh[i]](Yh[i].padEnd(9)),r=s.length===0?"":t.dim(`  ${S([...new Set(s)],4)}`);return`  ${c}  ${F(B(a,o))}${r}`});return[[t.bold("Would it work in an incident?"),...n].join(`
`)]}function ef({secondOpinion:e},t){if(e===void 0)return[];let{agreed:n,disagreements:a,unanswered:o}=e,i=`AWS's simulator agrees on ${n} of ${n+a.length} requests`,s=a.map(({plan:r,target:l,action:u,resource:m,muster:d,aws:p})=>F(`  ${u} on ${m}: AWS says ${p}, Muster ${d}  ${B(r,l)}`)),c=[...q(o,({reason:r})=>r)].map(([r,l])=>F(`  not compared, ${b(l.length,"request")}: ${r}`));return[[t.bold(i),...s,...c].join(`
`)]}function tf({unchecked:e},t){if(e.length===0)return[];let n=De(e).map(({reason:a,rules:o,plans:i})=>{let s=i.length===0?"":` (${S(i.map(F),3)})`;return`  ${F(a)}: ${t.dim(`${S(o,3)}${s}`)}`});return[[t.bold("Not checked"),...n].join(`
`)]}function nf({summary:e},t){let n=e.errors>0?"error":e.warnings>0||e.unchecked>0?"warning":"good";return t[n](ie(e))}import{createRequire as af}from"node:module";import{a_33 as eS,b_33 as Hs,c_33 as tS}from"./check-at-once.js";var aS=af(import.meta.url),oS=import.meta.filename??import.meta.url;function of(e,t,n){let a=lf(e),o=i=>({start:(a[i.line-1]??0)+i.column-1,end:(a[i.endLine-1]??0)+i.endColumn-1});switch(n.op){case"rename":return{...o(t.locate(n.path,"key")),text:n.key};case"replace":return{...o(t.locate(n.path)),text:JSON.stringify(n.value)};case"quote":{let i=o(t.locate(n.path)),s=e.slice(i.start,i.end);return/^[\w.+-]+$/.test(s)?{...i,text:`"${s}"`}:void 0}case"insert":{let i=[...n.path.slice(0,-1),n.after],s=`${String(n.path.at(-1))}: ${JSON.stringify(n.value)}`,{end:c}=o(t.locate(i));return rf(e,o(t.locate(n.path.slice(0,-1))).start)?{start:c,end:c,text:`, ${s}`}:sf(e,c,t.locate(i,"key").column,s)}case"remove":return cf(e,o(t.locate(n.path)),n.path)}}function sf(e,t,n,a){let o=`${" ".repeat(n-1)}${a}`,i=e.includes(`\r
`)?`\r
`:`
`,s=e.indexOf(`
`,t);return s<0?{start:e.length,end:e.length,text:`${i}${o}`}:{start:s+1,end:s+1,text:`${o}${i}`}}function cf(e,{start:t,end:n},a){let o=e.lastIndexOf(`
`,t-1)+1;if(/^[ \t]*-[ \t]+$/.test(e.slice(o,t))){let s=e.indexOf(`
`,n);return e.slice(n,s<0?void 0:s).trim()===""?{start:o,end:s<0?e.length:s+1,text:""}:void 0}let i=/,\s*$/.exec(e.slice(0,t));return a.at(-1)===0||i===null?void 0:{start:i.index,end:n,text:""}}function rf(e,t){return e[t]==="{"}function lf(e){let t=[0];for(let n=e.indexOf(`
`);n>=0;n=e.indexOf(`
`,n+1))t.push(n+1);return t}function Sa(e,t,n){let a=t,o=[];for(let i of hf(df(n))){let s=uf(e,a,i);s!==void 0&&(a=s,o.push(i))}return{text:a,applied:o}}function uf(e,t,{document:n,edit:a}){let o=zs(e,t),i=o?.[n];if(o===void 0||i===void 0)return;let s=of(t,i,a);if(s===void 0)return;let c=t.slice(0,s.start)+s.text+t.slice(s.end),r=t.slice(s.start,s.end),l=zs(e,c),u=o.map(m=>m===i?ba(m.value,a.path,a,r):m.value);if(!(l===void 0||I(l.map(({value:m})=>m))!==I(u)))return mf(o,l,a)?c:void 0}function mf(e,t,n){let{op:a,path:o}=n,i=me(a==="rename"?[...o.slice(0,-1),n.key]:o),s=Ks(t).filter(c=>!c.startsWith(`${i}/`));return(a==="rename"||a==="quote")&&s.includes(i)?!1:s.length<=Ks(e).length}function zs(e,t){let[n,a]=Hs(e,new TextEncoder().encode(t));return a.length>0?void 0:n}function Ks(e){return e.flatMap(t=>Do(t)[1].map(({pointer:n=""})=>n))}function ba(e,[t,...n],a,o){if(t===void 0)return a.op==="quote"?o:a.op==="replace"?a.value:e;let i=n.length===0;if(Array.isArray(e))return i&&a.op==="remove"?e.filter((c,r)=>r!==t):e.map((c,r)=>r===t?ba(c,n,a,o):c);if(typeof e!="object"||e===null)return e;let s=Object.entries(e).map(([c,r])=>c!==t?[c,r]:i&&a.op==="rename"?[a.key,r]:[c,ba(r,n,a,o)]);return i&&a.op==="insert"&&s.push([String(t),a.value]),Object.fromEntries(s)}function df(e){let t=[...new Map(e.map(a=>[JSON.stringify([a.document,a.edit]),a])).values()],n=t.map(pf);return t.filter((a,o)=>n.indexOf(n[o]??"")===n.lastIndexOf(n[o]??""))}function pf({document:e,edit:t}){let n=t.op==="rename"?[...t.path.slice(0,-1),t.key]:t.path;return JSON.stringify([e,n])}function hf(e){return e.toSorted((t,n)=>Bs(t.edit)-Bs(n.edit)||n.edit.path.length-t.edit.path.length||Number(n.edit.path.at(-1))-Number(t.edit.path.at(-1))||0)}function Bs({op:e}){return e==="remove"?2:e==="rename"?1:0}import{createRequire as ff}from"node:module";import{a_0 as Gs}from"./check-at-once.js";import{a_45 as hS,b_45 as fS,c_45 as gS,d_45 as kS,e_45 as wS,f_45 as yS,g_45 as AS,h_45 as Js}from"./check-at-once.js";import{a as gf,b as kf}from"./chunk-2PJOAWEM.js";import{e as Qs,g as wf}from"./chunk-5W7227W2.js";import{a as ec}from"./chunk-HR7TTWJF.js";import{a as yf}from"./chunk-MMINUJOL.js";var SS=ff(import.meta.url),CS=import.meta.filename??import.meta.url;function Af(e,t,n,a){if(t===void 0||e.kind==="delete")return;if(e.kind==="create")return{kind:"gone"};let[o]=ve({target:n,repository:a,desired:[t],actual:[e.actual]}).changes;if(o?.kind!=="update")return;let i=new Set(e.fields.map(({pointer:c})=>c)),s=o.fields.filter(({pointer:c})=>i.has(c));return s.length===0?void 0:{kind:"fields",fields:s}}var tc=6e4;function bf(e,t,n,a){let o=Tf(e,t),{errors:i,warnings:s}=o.summary,c=xf(o,a),r=o.unchecked.filter(({untouched:h})=>h===void 0),l=Math.max(n?.notCompared?.length??0,...o.unchecked.map(h=>h.untouched??0)),u=[b(i,"error"),b(s,"warning"),`${r.length} unchecked`,n===void 0?"changes not compared":b(n.changes.length,"change"),...l>0?[`${b(l,"plan")} not touched and not looked at in AWS`]:[]].join(", "),m=Pf(o.diagnostics,a.isTouched),d=o.diagnostics.length-m.length,p=[...a.failure===void 0?[]:[T(a.failure)],u,...a.consequences===void 0||a.consequences===""?[]:[a.consequences],...d>0?[`${b(d,"finding")} without an annotation: the job summary has them.`]:[]].join(`

`),f=Q(o,a.linkTo);return{name:Sf(t,a.label),conclusion:c,title:u,summary:H(p,f,tc,"The job summary has more."),text:n===void 0?"No change was compared, so none counts as reviewed.":Cf(n),annotations:m}}function Sf(e,t){let n=[t,e].filter(a=>a!==void 0);return n.length===0?"muster":`muster (${n.join(": ")})`}function Cf(e){return`${`A merge applies exactly these changes. Digest of all: \`${e.digest}\``}

${jt(e,tc)}`}var vf=1e3,Rf=250;function Pf(e,t){let n=new Set(e.filter(({at:a})=>t?.(a.file)??!0));return ae([...n,...e.filter(a=>!n.has(a))]).slice(0,vf).filter((a,o)=>o<Rf||n.has(a))}function xf(e,{failOn:t,failure:n}){return n!==void 0||e.diagnostics.some(({severity:a})=>Za(a,t))?"failure":e.unchecked.length>0?"neutral":"success"}function Tf(e,t){if(t===void 0)return e;let n=s=>s.target===void 0||s.target===t,a=Zs(e.diagnostics,n),o=Zs(e.unchecked,n),i=s=>a.filter(({severity:c})=>c===s).length;return{summary:{...e.summary,errors:i("error"),warnings:i("warning"),notices:i("notice"),unchecked:o.length},diagnostics:a,unchecked:o,readiness:e.readiness.filter(n)}}function Zs(e,t){return e.every(t)?e:e.filter(t)}async function Ys(e,t,{world:n,base:a,focus:o}){if(e.targets.length===0)return{diff:void 0,comparedWith:"base",remarks:["No target is configured: neither AWS nor the changes of this pull request were looked at"]};if(n!==void 0){let s=await ga(e,t,n,o),c=(s.failures??[]).map(({target:r,reason:l})=>`\`${r}\` could not be compared: ${l}`);return{diff:s,comparedWith:"aws",remarks:c}}let i="AWS was not asked (no credentials): changes are those against the base branch";return a===void 0?{diff:void 0,comparedWith:"base",remarks:[i]}:Nf(e,t,a,i)}function Nf(e,t,n,a){if("loaded"in n)return{diff:ka(e,n.loaded,t),comparedWith:"base",remarks:[a]};let{message:o,hint:i}=n.problem;return{diff:void 0,comparedWith:"base",remarks:[`The changes were not compared: ${o}${i===void 0?"":`. ${i}`}`]}}function Mf(e,t,n){return n.filter(({at:a,fix:o})=>a.file===e&&o!==void 0).flatMap(a=>{let o=a.fix===void 0?void 0:Sa(e,t,[a.fix]);if(o===void 0||o.applied.length===0)return[];let i=Df(Xs(t),Xs(o.text));if(i===void 0)return[];let{first:s,before:c,after:r}=i,l=J(r,"suggestion");if(l.split(`
`).slice(1,-1).join(`
`)!==r.join(`
`))return[];let u=`${T(a.message)} (${a.rule})

${l}
`;return[{file:e,firstLine:s+1,lastLine:s+c.length,before:c,body:u}]})}function Df(e,t){let n=Math.min(e.length,t.length),a=0;for(;a<n&&e[a]===t[a];)a+=1;let o=0;for(;o<n-a&&e.at(-1-o)===t.at(-1-o);)o+=1;let i=a===e.length-o?a-1:a;if(!(i<0))return{first:i,before:e.slice(i,e.length-o),after:t.slice(i,t.length-o)}}function Xs(e){return e.replaceAll(`\r
`,`
`).split(`
`)}var Ef=5,jf=20;async function $f({result:e},t){let n=e.diagnostics.filter(({fix:o})=>o!==void 0),a=[...new Set(n.map(({at:o})=>o.file))].slice(0,jf);return(await Promise.all(a.map(async o=>{let i=await t.read(o).catch(()=>{});return i===void 0?[]:Mf(o,new TextDecoder().decode(i),n)}))).flat()}async function _f(e,{folder:t,commentOn:n,headSha:a},o,i){let s=e.map(c=>({...c,file:`${t}${c.file}`})).filter(c=>Of(c,o)).slice(0,Ef);return s.length===0?{isPublished:!0,value:void 0}:i.putSuggestions(n,a,s)}function Of({file:e,firstLine:t,before:n},{shownLines:a}){let o=a.get(e);return o!==void 0&&n.every((i,s)=>o.get(t+s)===i)}async function If(e,t){let{host:n}=t,{pullRequest:a}=e,o=n===void 0||a===void 0?void 0:await n.changedFiles(a),{world:i}=t,s,c=(k,g)=>{i!==void 0&&(s??=Ys(k,e.repository,{world:i,focus:g}),s.catch(()=>{}))},{run:r,obstacle:l}=await Uf({...e,...Lf(o,e)},{...t,onLoaded:c}),u=await(s??Ys(r.repository,e.repository,{base:r.base})),{linkTo:m,summaryUrl:d}=e,p={check:r.result,diff:u.diff,comparedWith:u.comparedWith,remarks:[...e.remarks,...l===void 0?[]:[l],...u.remarks],...e.commentLabel===void 0?{}:{label:e.commentLabel},driftOf:Vf(r,u,e.repository),isTouched:nc(o,e.folder),...pn(r,u.diff,u.comparedWith,e.now),...m===void 0?{}:{linkTo:m},...d===void 0?{}:{summaryUrl:d}},f=e.commentOn===void 0?[]:await $f(r,t.files),h=zf(r,u.diff,e.failOn,l);return{run:r,comparison:u,comment:p,fixes:f,exitCode:h,...o===void 0?{}:{changed:o}}}function Lf(e,{folder:t,configPath:n}){return e?.isPublished!==!0||!e.value.isWhole?{}:{proposed:{paths:e.value.paths.filter(a=>a.startsWith(t)).map(a=>a.slice(t.length)),configPath:n}}}function nc(e,t){if(e?.isPublished!==!0||!e.value.isWhole)return;let n=new Set(e.value.paths);return a=>n.has(`${t}${a}`)}function Vf({base:e,repository:t},{comparedWith:n},a){if(n!=="aws"||e===void 0||!("loaded"in e))return()=>{};let o=new Map(e.loaded.plans.map(({plan:s,target:c})=>[JSON.stringify([c?.name,s.name]),s])),i=new Map(t.targets.map(s=>[s.name,s]));return(s,c)=>{let r=i.get(c);if(!(r===void 0||!D(s)))return Af(s,o.get(JSON.stringify([c,s.name])),r,a)}}async function Uf(e,t){try{return{run:await dn(e,t)}}catch(n){if(!(n instanceof yf)||t.collectorOf===void 0)throw n;return{run:await dn(e,{...t,collectorOf:void 0}),obstacle:`AWS could not be read, so the check knows only recorded facts: ${n.message}`}}}async function qf(e,t,n){let{commentOn:a,headSha:o}=t,[{comment:i,offers:s},...c]=await Promise.all([a===void 0?ac:Wf(e,a,t,n),...Ff(e,t).map(l=>n.putCheckRun({...l,headSha:o}))]),r=[i,s,...c].flatMap(l=>l.isPublished?[]:[`${l.reason}. ${l.hint}`]);return{...i.isPublished&&i.value!==void 0?{commentUrl:i.value}:{},warnings:[...new Set(r)]}}var Ca={isPublished:!0,value:void 0},ac={comment:Ca,offers:Ca};async function Wf({run:e,comment:t,fixes:n,changed:a},o,{scope:i,configPath:s,folder:c,headSha:r},l){let u=Hn(i),m=a??await l.changedFiles(o),{config:d}=e.repository;if(m.isPublished&&m.value.isWhole&&!Dt(m.value.paths,{config:d,configPath:s,folder:c}))return{...ac,comment:await l.retireComment(o,u,vn(u))};let p={folder:c,headSha:r,commentOn:o};return{comment:await l.putComment(o,u,`${u}
${ut(t)}`),offers:m.isPublished?await _f(n,p,m.value,l):Ca}}function Ff({run:e,comparison:t,changed:n,comment:a},o){let{failOn:i,linkTo:s,folder:c,configLabel:r}=o,l=nc(n,c);return(e.repository.targets.length===0?[void 0]:e.repository.targets.map(({name:u})=>u)).map(u=>{let m=t.diff?.targets.find(({target:f})=>f===u),d=t.diff?.failures?.find(({target:f})=>f===u),p=bf(e.result,u,m,{failOn:i,isTouched:l,consequences:Cn(u,a,2e4),...r===void 0?{}:{label:r},...s===void 0?{}:{linkTo:s},...d===void 0?{}:{failure:d.reason}});return{...p,annotations:p.annotations.map(f=>Hf(c,f))}})}function Hf(e,t){return{...t,at:{...t.at,file:`${e}${t.at.file}`}}}function zf({result:e},t,n,a){return Zo(e,n)?1:a!==void 0||(t?.failures??[]).length>0?3:0}async function Kf({surroundings:e}){let{workspace:t,folder:n,configPath:a}=e;return a!=="muster.yaml"?!0:(await kt(t).list(["**/muster.yaml"])).some(({path:o})=>o!==`${n}${a}`)}async function va(e,t,n=[]){let{configLabel:a,...o}=Ot(e),i={...o,remarks:[...o.remarks,...n],...a!==void 0&&await Kf(e)?{configLabel:a}:{}},s=t?.files??wt(e),c=Js(s,i);c.catch(()=>{});let r=t?.openBase===void 0?Jf(e):{},[l,u]=await Promise.all([t??Un(e,s),Bf(e)]),m=await If(i,{...r,...l,repository:c,...yt(e)?{}:{world:qn(e)},host:u}),{result:d}=m.run;if(te.result(Aa(d,{lineAt:await Gs(d,l.files)})),te.result(wa(d,i.folder)),Ht(Zf(m,i,e.surroundings.event),e.inputs,e.surroundings),kf(ut({...m.comment,limit:gf}),e.summaryFile),u!==void 0&&await Gf(m,i,u),m.exitCode===3)for(let p of m.comment.remarks??[])Qs(ec(p));return e.inputs.command==="diff"&&m.exitCode===1?0:m.exitCode}async function Bf(e){let{kind:t}=e.surroundings.event;return e.inputs.command==="auto"&&(t==="pullRequest"||t==="mergeGroup")?Fn(e):void 0}async function Gf(e,t,n){let{commentUrl:a,warnings:o}=await qf(e,t,n);a!==void 0&&wf("comment-url",a);for(let i of o)Qs(ec(i))}function Jf(e){let{event:t}=e.surroundings;if(!("baseSha"in t))return{};let n=import("./open-base-IC66UHXP.js").then(({openBase:a})=>a(e,t));return n.catch(()=>{}),{openBase:()=>n}}function Zf({run:e,comparison:t},n,a){let{diff:o,comparedWith:i,remarks:s}=t;return{check:e.result,repository:n.repository,headSha:n.headSha,...a.kind==="pullRequest"?{pullRequest:a.number}:{},comparedWith:i,...o===void 0?{}:{diff:o},remarks:[...n.remarks,...s]}}import{createRequire as Yf}from"node:module";import{a_50 as tC}from"./check-at-once.js";import{a_30 as oC,b_30 as iC,c_30 as sC,d_30 as cC,e_30 as rC,f_30 as lC}from"./check-at-once.js";import{a_14 as dC,b_14 as pC,c_14 as hC}from"./check-at-once.js";import{a_34 as kC,b_34 as wC,c_34 as yC}from"./check-at-once.js";import"./check-at-once.js";import{a_12 as CC,b_12 as vC,c_12 as RC,d_12 as PC,e_12 as xC,f_12 as TC,g_12 as NC}from"./check-at-once.js";import"./chunk-QMOCJRTL.js";import"./chunk-2PJOAWEM.js";import"./chunk-5W7227W2.js";import"./chunk-BTPSV467.js";import"./chunk-4RATNZIO.js";import"./chunk-PDVJWMYT.js";import"./chunk-HR7TTWJF.js";import"./chunk-MMINUJOL.js";import{a_44 as EC,b_44 as jC}from"./check-at-once.js";import{a_35 as OC,b_35 as IC}from"./check-at-once.js";import{a_39 as UC,b_39 as qC,c_39 as WC}from"./check-at-once.js";import{a_17 as zC}from"./check-at-once.js";import{a_32 as GC,b_32 as JC,c_32 as ZC}from"./check-at-once.js";import{a_27 as QC,b_27 as ev}from"./check-at-once.js";import{a_28 as av}from"./check-at-once.js";import{a_10 as sv,b_10 as cv,c_10 as rv,d_10 as lv}from"./check-at-once.js";import{a_8 as dv,b_8 as pv,c_8 as hv,d_8 as fv,e_8 as gv,f_8 as kv,g_8 as wv,h_8 as yv}from"./check-at-once.js";import"./chunk-NERGO5ID.js";import"./chunk-UI3BCZX2.js";var bv=Yf(import.meta.url),Sv=import.meta.filename??import.meta.url;export{$s as A_46,ga as B_46,ka as C_46,Os as D_46,Is as E_46,Oh as F_46,Ih as G_46,Dt as a_0,M as a_1,Dc as a_10,D as a_11,Ic as a_12,ae as a_13,qt as a_14,Wt as a_15,Ft as a_16,Ht as a_17,zt as a_18,tt as a_19,H as a_2,G as a_20,Bt as a_21,ql as a_22,Jt as a_23,P as a_24,pn as a_25,Le as a_26,hn as a_27,X as a_28,ie as a_29,jt as a_3,ke as a_30,ee as a_31,wn as a_32,yn as a_33,ut as a_34,vn as a_35,ce as a_36,Rn as a_37,xn as a_38,Ue as a_39,_t as a_4,En as a_40,te as a_41,Hn as a_42,zn as a_43,Fe as a_44,Kn as a_45,ps as a_46,wa as a_47,Aa as a_48,Sa as a_49,Ot as a_5,va as a_50,It as a_6,Te as a_7,_ as a_8,Tc as a_9,A as b_1,Ec as b_10,Fa as b_12,De as b_14,V as b_2,R as b_21,Il as b_22,_e as b_24,fn as b_27,pc as b_3,we as b_30,ct as b_31,Cn as b_34,qd as b_35,Pn as b_37,dt as b_39,Hi as b_40,wt as b_41,l1 as b_42,At as b_44,C1 as b_45,oa as b_46,ja as b_5,Va as b_6,Ne as b_7,Ua as b_9,ne as c_1,Qe as c_10,Vt as c_12,B as c_14,Re as c_2,J as c_21,Gt as c_22,qo as c_24,st as c_30,rt as c_31,On as c_40,Un as c_41,u1 as c_42,re as c_44,ve as c_46,$a as c_5,Xe as c_9,cc as d_1,qa as d_10,T as d_21,So as d_22,at as d_24,Rm as d_30,ye as d_31,Ln as d_40,yt as d_41,Ce as d_44,$1 as d_46,_a as d_5,rc as e_1,Me as e_10,Ko as e_24,Q as e_30,jm as e_31,qn as e_41,bt as e_44,vt as e_46,Oe as f_24,$m as f_31,Wn as f_41,ra as f_46,it as g_24,_m as g_31,Fn as g_41,ys as g_46,Ie as h_24,ui as h_31,c1 as h_41,ia as h_46,lt as i_31,vs as i_46,Ge as j_46,Tt as k_46,Nt as l_46,ma as m_46,ah as n_46,Ps as o_46,da as p_46,Ts as q_46,pa as r_46,va as review_51,Rt as s_46,Ns as t_46,sa as u_46,gs as v_46,ks as w_46,Ds as x_46,ca as y_46,xt as z_46};
