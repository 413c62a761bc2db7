export{a_23 as a,b_23 as b,c_23 as c}from"./check-at-once.js";
