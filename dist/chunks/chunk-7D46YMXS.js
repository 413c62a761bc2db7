export{a_52 as a,b_52 as b,c_52 as c,d_52 as d}from"./check-at-once.js";
