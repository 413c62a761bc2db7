export{a_28 as a,b_28 as b,c_28 as c}from"./check-at-once.js";
