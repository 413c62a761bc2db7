export{a_16 as a,b_16 as b,c_16 as c}from"./check-at-once.js";
