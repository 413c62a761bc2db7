export{a_53 as a,b_53 as b,c_53 as c}from"./check-at-once.js";
