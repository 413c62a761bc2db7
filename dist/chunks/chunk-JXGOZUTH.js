export{a_50 as a,b_50 as b,c_50 as c,d_50 as d,e_50 as e}from"./check-at-once.js";
