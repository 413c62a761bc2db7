export{a_5 as a,b_5 as b,c_5 as c,d_5 as d}from"./review-at-once.js";
