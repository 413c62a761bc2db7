export{a_13 as a,b_13 as b,c_13 as c}from"./check-at-once.js";
