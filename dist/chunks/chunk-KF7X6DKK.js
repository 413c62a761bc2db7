export{a_10 as a,b_10 as b,c_10 as c,d_10 as d}from"./check-at-once.js";
