export{a_10 as a,b_10 as b,c_10 as c}from"./check-at-once.js";
