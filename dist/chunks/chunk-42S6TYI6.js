export{a_31 as a,b_31 as b,c_31 as c}from"./check-at-once.js";
