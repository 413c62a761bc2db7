export{a_46 as a,b_46 as b,c_46 as c,d_46 as d}from"./check-at-once.js";
