export{a_4 as a,b_4 as b,c_4 as c,d_4 as d}from"./check-at-once.js";
