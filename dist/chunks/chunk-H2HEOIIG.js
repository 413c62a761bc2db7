export{a_22 as a,b_22 as b,c_22 as c}from"./check-at-once.js";
