export{a_15 as a,b_15 as b,c_15 as c}from"./check-at-once.js";
