export{a_32 as a,b_32 as b,c_32 as c}from"./check-at-once.js";
