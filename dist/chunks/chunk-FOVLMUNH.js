export{a_1 as a,b_1 as b,c_1 as c,d_1 as d,e_1 as e}from"./review-at-once.js";
