export{a_30 as a,b_30 as b,c_30 as c}from"./check-at-once.js";
