export{a_12 as a,b_12 as b,c_12 as c,d_12 as d}from"./check-at-once.js";
