export{a_13 as a,b_13 as b,c_13 as c,d_13 as d}from"./check-at-once.js";
